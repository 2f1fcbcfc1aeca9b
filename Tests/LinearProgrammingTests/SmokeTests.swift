import Testing

/// Whether files of programs stand: what is written reads back. Each is another suite's test, run here by itself.
@Suite struct LinearProgrammingSmokeTests {
    @Test func whatIsWrittenReadsBackTheSame() throws {
        try MPSWriterTests().whatIsWrittenReadsBackTheSame()
        try MPSReaderTests().readsWhatIsWritten()
        try LPReaderTests().readsWhatIsWritten()
    }
}
