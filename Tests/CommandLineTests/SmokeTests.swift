import Testing

/// Whether the product stands: what its commands do first of all. Each is another suite's test, run here by itself.
@Suite struct CommandLineSmokeTests {
    @Test func aPlanIsSolvedWrittenAndAudited() throws {
        try PlanTests().aPlanIsReportedAndSavedWhole()
        try PlanTests().theResultIsCertifiedAndAudited()
    }

    @Test func noPlanIsToldApart() throws {
        try PlanTests().anInfeasibleScenarioIsExplainedAndNothingIsWritten()
        try PlanTests().checkTellsInJSON()
    }

    @Test func aProgramGoesOutAndIsReadBack() throws { try LpCommandTests().exportsBothFormats() }

    @Test func keysAndSchemaArePrinted() throws {
        try KeysCommandTests().aKeyIsExplained()
        try KeysCommandTests().theSchemaIsOneDocument()
    }
}
