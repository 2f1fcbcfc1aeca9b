/// Every study, in the order of the list of commands.
public enum StudyCatalogue {
    public static var all: [any Study.Type] {
        [
            CompareStudy.self,
            SweepStudy.self,
            UpgradesStudy.self,
            ThresholdStudy.self,
            CooperateStudy.self,
        ]
    }
}
