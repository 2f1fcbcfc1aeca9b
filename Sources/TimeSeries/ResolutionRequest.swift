/// Which of a year's hours a plan is asked to model: those of a resolution, or as many as an answer in good time allows.
///
/// Written in scenarios and options as `auto`, or as the resolution is.
public enum ResolutionRequest: Hashable, Sendable {
    case given(Resolution)
    /// The finest with which a plan is expected to be there in about half a minute.
    case auto
}

extension ResolutionRequest: LosslessStringConvertible {
    /// What can be written, for messages and help.
    public static let forms = "full, weeks:N (1…52), days:N (1…365) or auto"

    /// Reads `auto`, `full`, `weeks:N` or `days:N`; nil for anything else.
    public init?(_ text: String) {
        if text == "auto" {
            self = .auto
        } else if let resolution = Resolution(text) {
            self = .given(resolution)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .given(let resolution): resolution.description
        case .auto: "auto"
        }
    }
}
