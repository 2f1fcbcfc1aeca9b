import CooperativeGames
import Testing

/// Who pays whom, in as few payments as there can be.
@Suite struct SettlementTests {
    private func settled(_ balances: [Double]) -> [Payment] { Payment.settling(balances, negligible: 1e-9) }

    private func check(_ balances: [Double], count: Int) {
        let payments = settled(balances)
        #expect(payments.count == count, "\(payments)")
        var left = balances
        for payment in payments {
            #expect(payment.amount > 0 && payment.from != payment.to)
            left[payment.from] -= payment.amount
            left[payment.to] += payment.amount
        }
        #expect(left.allSatisfy { abs($0) < 1e-6 })
    }

    @Test func oneOwesTwo() {
        #expect(settled([3, -1, -2]) == [Payment(from: 0, to: 2, amount: 2), Payment(from: 0, to: 1, amount: 1)])
    }

    /// Two pairs that settle among themselves take two payments; in any other order it would be three.
    @Test func groupsThatAddUpToNothingSettleAmongThemselves() {
        check([5, 3, -5, -3], count: 2)
        check([5, 4, -3, -6, 2, -2], count: 4)
        check([7, -3, -4, 5, -5, 1, -1], count: 4)
    }

    @Test func whoOwesNothingPaysNothing() {
        #expect(settled([0, 0, 0]).isEmpty && settled([]).isEmpty)
        check([0, 2, 0, -2], count: 1)
        check([1e-12, 2, -2], count: 1)
    }

    @Test func anyBalancesTakeOnePaymentLessThanTheyAre() {
        for count in 2...12 {
            var balances = (0..<count - 1).map { (i: Int) -> Double in
                let drawn = Double((i * 7919 + 13) % 101)
                return drawn - 40.37 * Double(i % 3)
            }
            balances.append(-balances.reduce(0, +))
            let payments = settled(balances)
            #expect(payments.count <= count - 1)
        }
    }
}
