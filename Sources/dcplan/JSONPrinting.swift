/// A command whose results can be had as one JSON document on stdout, failures included.
protocol JSONPrinting {
    var printsJSON: Bool { get }
}
