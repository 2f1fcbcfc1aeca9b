"""Fits by scipy.optimize.curve_fit that GrowthOracleTests compares with. Run: python3 scipy-fits.py"""
import numpy as np
import scipy
from scipy.optimize import curve_fit
from scipy.stats import t as student

YEARS = np.arange(2015.0, 2027.0)
# Made-up histories: the curve named, with a scatter of a few per cent, rounded.
CASES = {
    "linear": (lambda t, a, b: a + b * (t - 2015), (1, 1),
               [99.6, 113.9, 121.4, 131.2, 146.8, 153.1, 163.9, 174.5, 186.7, 193.2, 206.8, 213.9]),
    "compound": (lambda t, y, g: y * (1 + g) ** (t - 2015), (50, 0.2),
                 [49.1, 63.0, 76.2, 94.9, 116.0, 147.7, 180.1, 228.8, 277.0, 349.9, 431.8, 540.2]),
    "logistic": (lambda t, k, r, m: k / (1 + np.exp(-r * (t - m))), (1000, 0.5, 2022),
                 [28.1, 49.9, 73.2, 121.3, 179.9, 271.0, 374.8, 503.9, 618.1, 735.5, 812.4, 884.3]),
    "gompertz": (lambda t, k, b, c: k * np.exp(-b * np.exp(-c * (t - 2015))), (1000, 4, 0.2),
                 [17.2, 39.9, 73.8, 124.0, 181.5, 262.7, 330.6, 410.3, 481.9, 556.2, 609.4, 671.0]),
    "bass": (lambda t, m, p, q: m * (1 - np.exp(-(p + q) * (t - 2015))) / (1 + q / p * np.exp(-(p + q) * (t - 2015))),
             (500, 0.03, 0.4),
             [0.5, 14.0, 36.1, 67.3, 101.2, 150.7, 199.3, 258.0, 306.4, 355.9, 391.3, 420.7]),
}


def jacobian(f):
    """Derivatives by complex steps, exact to rounding."""
    return lambda t, *p: np.array([np.imag(f(t, *(np.array(p) + 1j * h))) / 1e-30 for h in 1e-30 * np.eye(len(p))]).T


print("scipy", scipy.__version__)
for name, (f, start, values) in CASES.items():
    y = np.array(values)
    p, c = curve_fit(f, YEARS, y, p0=start, jac=jacobian(f), ftol=1e-15, xtol=1e-15, gtol=1e-15, maxfev=100000)
    s2 = np.sum((y - f(YEARS, *p)) ** 2) / (len(y) - len(p))
    g = jacobian(f)(2030.0, *p)
    half = student.ppf(0.95, len(y) - len(p)) * np.sqrt(s2 + g @ c @ g)
    numbers = [list(p), list(np.sqrt(np.diag(c))), [f(2030.0, *p), half]]
    print(name, [[float("%.9g" % v) for v in row] for row in numbers])
