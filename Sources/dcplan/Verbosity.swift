import ArgumentParser
import Planning
import Studies

/// Whether a command tells what it did and how long that took.
struct Verbosity: ParsableArguments {
    @Flag(help: "Tell on stderr how long each phase took, and how often was solved and factorised.")
    var verbose = false

    /// The phases from now on.
    func phases() -> Phases { Phases(isTold: verbose) }
}

/// Listens to a command's stages: how long each takes, how many programs are solved, how many factorisations that takes.
final class Phases {
    private let isTold: Bool
    private let started = ContinuousClock.now
    private var since = ContinuousClock.now
    private var current = "starting"
    private var order: [String] = []
    private var seconds: [String: Double] = [:]
    private var solves = 0
    private var known = 0
    private var tries = 0
    /// An interior point factorises once for its first point and once for each point after it: once before each iteration that it
    /// tells of.
    private var factorisations = 0
    private var hasSolved = false
    private var foretold: ModelSize?

    init(isTold: Bool) { self.isTold = isTold }

    /// The phase that begins now; a phase may come more than once.
    func begin(_ phase: String) {
        let now = ContinuousClock.now
        if seconds[current] == nil { order.append(current) }
        seconds[current, default: 0] += (now - since) / .seconds(1)
        (current, since) = (phase, now)
    }

    func observe(_ stage: PlanRun.Stage) {
        switch stage {
        case .reading: begin("reading")
        case .building: begin("building")
        case .sized(let size): foretold = size
        case .solver(let event): observe(event)
        case .auditing: begin("auditing")
        case .writing: begin("writing")
        }
    }

    func observe(_ step: StudyStep) {
        switch step {
        case .run(let stage): observe(stage)
        case .checked: if current != "checking" { begin("checking") }
        case .sweep: if current != "running cases" { begin("running cases") }
        case .tried: if current != "solving again" { begin("solving again") }
        }
    }

    func observe(_ event: SolveEvent) {
        switch event {
        case .solving:
            (hasSolved, solves) = (true, solves + 1)
            if current != "solving again" { begin("solving") }
        case .known: known += 1
        case .trying:
            (hasSolved, tries) = (true, tries + 1)
            if current != "explaining" { begin("explaining") }
        case .iteration, .tryIteration: factorisations += 1
        case .solved: if current == "solving" { begin("extracting") }
        }
    }

    /// Says all of it, once, where it was asked for.
    func tell() {
        begin("")
        guard isTold else { return }
        for phase in order where seconds[phase]! >= 5e-4 || phase != "starting" {
            say("\(phase) took \(Phases.text(seconds[phase]!)) s")
        }
        if let foretold {
            say("foretold: \(foretold.rows) rows, \(foretold.columns) columns, \(foretold.memoryMib) MiB")
        }
        if hasSolved {
            say(
                "\(solves) \(solves == 1 ? "solve" : "solves")"
                    + (known > 0 ? ", \(known) handed out again" : "")
                    + (tries > 0 ? ", \(tries) tries of parts" : "") + ", \(factorisations) factorisations")
        }
        say("all of it took \(Phases.text((ContinuousClock.now - started) / .seconds(1))) s")
    }

    private static func text(_ seconds: Double) -> String { IterationLog.seconds(seconds) }
}
