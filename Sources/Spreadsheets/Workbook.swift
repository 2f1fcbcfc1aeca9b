import CXlsxWriter

/// A spreadsheet file while it is written (Office Open XML). Texts are texts, whatever they begin with. The same cells give the
/// same bytes.
public final class Workbook {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// What a sheet has room for.
    public static let mostRows = 1_048_576
    public static let longestName = 31

    private let handle: UnsafeMutablePointer<lxw_workbook>
    private let heading: UnsafeMutablePointer<lxw_format>
    private var formats: [String: UnsafeMutablePointer<lxw_format>] = [:]

    /// - Parameter path: of the file, which is written by `close`.
    public init(path: String) {
        handle = workbook_new(path)
        heading = workbook_add_format(handle)
        format_set_bold(heading)
        format_set_text_wrap(heading)
        format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        // Its day would be that of the run: the first that the format has, so that equal plans are equal files.
        var properties = lxw_doc_properties()
        properties.created = 315_532_800
        workbook_set_properties(handle, &properties)
    }

    /// A sheet after the others, whose first row stays in sight.
    ///
    /// - Precondition: the name is new, of 1 to 31 characters, and has none of `[]:*?/\`.
    public func addSheet(_ name: String) -> Sheet {
        guard workbook_validate_sheet_name(handle, name) == LXW_NO_ERROR,
            let sheet = workbook_add_worksheet(handle, name)
        else { preconditionFailure("\(name) is no name of a new sheet") }
        worksheet_freeze_panes(sheet, 1, 0)
        return Sheet(sheet, of: self)
    }

    /// Writes the file. Nothing may be added after it.
    public func close() throws(Failure) {
        let error = workbook_close(handle)
        if error != LXW_NO_ERROR { throw Failure(description: String(cString: lxw_strerror(error))) }
    }

    /// - Parameter number: a number's form as spreadsheets have it, `#,##0.0`.
    private func format(_ number: String) -> UnsafeMutablePointer<lxw_format> {
        if let known = formats[number] { return known }
        let format = workbook_add_format(handle)!
        format_set_num_format(format, number)
        formats[number] = format
        return format
    }

    public struct Sheet {
        private let handle: UnsafeMutablePointer<lxw_worksheet>
        private let workbook: Workbook

        fileprivate init(_ handle: UnsafeMutablePointer<lxw_worksheet>, of workbook: Workbook) {
            (self.handle, self.workbook) = (handle, workbook)
        }

        /// A heading, and the width of its column in characters.
        public func head(_ text: String, column: Int, width: Int) throws(Failure) {
            worksheet_set_column(handle, UInt16(column), UInt16(column), Double(width), nil)
            try check(worksheet_write_string(handle, 0, UInt16(column), text, workbook.heading))
        }

        public func write(_ text: String, row: Int, column: Int) throws(Failure) {
            try check(worksheet_write_string(handle, UInt32(row), UInt16(column), text, nil))
        }

        /// A text that leads to a sheet.
        public func write(_ text: String, to sheet: String, row: Int, column: Int) throws(Failure) {
            try check(
                worksheet_write_url_opt(
                    handle, UInt32(row), UInt16(column), "internal:'\(sheet)'!A1", nil, text, nil))
        }

        /// - Parameter form: as spreadsheets have it, `#,##0.0`.
        public func write(_ number: Double, form: String, row: Int, column: Int) throws(Failure) {
            try check(worksheet_write_number(handle, UInt32(row), UInt16(column), number, workbook.format(form)))
        }

        /// Buttons on the headings, by which rows are chosen.
        public func filter(rows: Int, columns: Int) {
            worksheet_autofilter(handle, 0, 0, UInt32(rows), UInt16(columns - 1))
        }

        private func check(_ error: lxw_error) throws(Failure) {
            if error != LXW_NO_ERROR { throw Failure(description: String(cString: lxw_strerror(error))) }
        }
    }
}
