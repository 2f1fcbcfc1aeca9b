import Foundation
import Planning
import Reporting
import TestSupport
import Testing

/// What of the explorer's chart is drawn: to be compared.
func drawn(_ browser: Browser) throws -> String {
    try #require(
        try browser.run(
            "return [...document.querySelectorAll('.drawing polygon, .drawing polyline')].map((one) => one.getAttribute('points')).join(' ')"
        )
            as? String)
}

/// Chooses an option of a control by its text, or by its value.
func choose(_ browser: Browser, _ control: String, _ option: Any) throws {
    let script = """
        const select = document.querySelector(`#explorer [name="${arguments[0]}"]`);
        const wanted = [...select.options].find((option) => option.text === String(arguments[1]) || option.value === String(arguments[1]));
        select.value = wanted.value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
        """
    try browser.run(script, [control, option])
}

/// Every number that the explorer shows, of the hour and of the day, is the plan's to the digits that are shown.
func numbersHold(_ browser: Browser, _ plan: SavedPlan, _ after: String) throws {
    let read = """
        return [...document.querySelectorAll("#explorer data")].map((one) => [one.dataset.key, one.textContent]);
        """
    let numbers = try #require(try browser.run(read) as? [[String]])
    #expect(numbers.count > 24 * 3, "\(after) there are numbers")
    let keys = HourlyKeys(plan)
    for number in numbers {
        let decimals = number[1].split(separator: ".").dropFirst().first?.count ?? 0
        guard let value = keys.value(number[0]), NumberText.text(value, decimals: decimals) == number[1] else {
            Issue.record("after \(after), \(number[0]) shows \(number[1])")
            return
        }
    }
}
