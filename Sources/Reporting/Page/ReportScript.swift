/// The script of a report's page, which is whole without it: values of marks under the pointer, tables that sort and are filtered, and
/// the explorer of hours. Its sources stand in `Page/Script`.
package enum ReportScript {
    /// In the order in which they run: what draws before what starts.
    package static let source = [
        PackageResources.page_js, PackageResources.drawing_js, PackageResources.hours_js,
    ].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
}
