/// Where the sun stands and when the moon is new, as far as a calendar needs it.
///
/// Series of J. Meeus, *Astronomical Algorithms*, 2nd ed. 1998: ch. 25 (longitude of the sun, within 0.01°, a quarter of an hour of
/// its motion) and ch. 49 (new moon, within half a minute).
enum SunAndMoon {
  /// Local time of Viet Nam ahead of universal time, in days. Decision 121-CP of 8 August 1967: UTC+7 from 1968.
  private static let zone = 7.0 / 24
  /// Julian day of the beginning of 1970-01-01 in universal time.
  private static let epoch = 2_440_587.5

  /// Mean length of a lunar month in days.
  static let meanMonth = 29.530588861

  /// The Vietnamese day on which the new moon numbered `k` falls; number 0 is that of 6 January 2000.
  static func newMoonDay(_ k: Int) -> CivilDate {
    let terrestrial = newMoon(Double(k))
    let local = terrestrial - secondsAhead(terrestrial) / 86_400 + zone - epoch
    return CivilDate(dayNumber: Int32(floor(local)))
  }

  /// Apparent longitude of the sun in degrees, 0..<360, at the midnight with which a Vietnamese day begins.
  static func sunLongitude(atStartOf date: CivilDate) -> Double {
    let universal = Double(date.dayNumber) + epoch - zone
    let longitude = sunLongitude(universal + secondsAhead(universal) / 86_400)
    return longitude - 360 * Double(floor(longitude / 360))
  }

  /// Seconds by which terrestrial time runs ahead of universal time: two straight lines through the observed values of 1968,
  /// 2000 and 2025, which they meet within three seconds.
  private static func secondsAhead(_ julianDay: Double) -> Double {
    let years = (julianDay - 2_451_545) / 365.25
    return 63.8 + years * (years < 0 ? 0.8 : 0.2)
  }

  private static func sunLongitude(_ julianDay: Double) -> Double {
    let t = (julianDay - 2_451_545) / 36_525
    let mean = 280.46646 + t * (36_000.76983 + t * 0.0003032)
    let anomaly = 357.52911 + t * (35_999.05029 - t * 0.0001537)
    let center =
      (1.914602 - t * (0.004817 + t * 0.000014)) * sine(anomaly)
      + (0.019993 - t * 0.000101) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
    // Aberration, and nutation by the node of the moon's orbit.
    return mean + center - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
  }

  private static func newMoon(_ k: Double) -> Double {
    let t = k / 1236.85
    let mean =
      2_451_550.09766 + meanMonth * k + t * t * (0.00015437 + t * (-0.00000015 + t * 0.00000000073))
    let e = 1 - t * (0.002516 + t * 0.0000074)
    let sun = 2.5534 + 29.1053567 * k - t * t * (0.0000014 + t * 0.00000011)
    let moon = 201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058))
    let latitude = 160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011))
    let node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215)
    var correction = -0.00017 * sine(node)
    for term in periodicTerms {
      var size = term.size
      for _ in 0..<abs(Int(term.sun)) { size *= e }
      correction += size * sine(term.moon * moon + term.sun * sun + term.latitude * latitude)
    }
    for term in planetaryTerms {
      correction += term.size * sine(term.start + term.rate * k)
    }
    correction += 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t * t)
    return mean + correction
  }

  private typealias Periodic = (size: Double, moon: Double, sun: Double, latitude: Double)

  /// Size in days; multiples of the moon's anomaly, of the sun's, of the moon's argument of latitude.
  private static let periodicTerms: [Periodic] = [
    (-0.40720, 1, 0, 0), (0.17241, 0, 1, 0), (0.01608, 2, 0, 0), (0.01039, 0, 0, 2), (0.00739, 1, -1, 0),
    (-0.00514, 1, 1, 0), (0.00208, 0, 2, 0), (-0.00111, 1, 0, -2), (-0.00057, 1, 0, 2), (0.00056, 2, 1, 0),
    (-0.00042, 3, 0, 0), (0.00042, 0, 1, 2), (0.00038, 0, 1, -2), (-0.00024, 2, -1, 0), (-0.00007, 1, 2, 0),
    (0.00004, 2, 0, -2), (0.00004, 0, 3, 0), (0.00003, 1, 1, -2), (0.00003, 2, 0, 2), (-0.00003, 1, 1, 2),
    (0.00003, 1, -1, 2), (-0.00002, 1, -1, -2), (-0.00002, 3, 1, 0), (0.00002, 4, 0, 0),
  ]

  private typealias Planetary = (size: Double, start: Double, rate: Double)

  /// Size in days; angle at new moon 0 and its growth a month, in degrees.
  private static let planetaryTerms: [Planetary] = [
    (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154), (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
  ]

  /// The whole number below: `rounded(.down)` would be a call into the mathematics library, which the core does not link.
  private static func floor(_ value: Double) -> Int {
    let whole = Int(value)
    return Double(whole) > value ? whole - 1 : whole
  }

  /// Sine of an angle in degrees, within 1e-15: the core imports no mathematics library.
  private static func sine(_ degrees: Double) -> Double {
    let quarter = floor(degrees / 90 + 0.5)
    let x = (degrees - Double(quarter) * 90) * (Double.pi / 180)
    let square = x * x
    let turns = quarter & 3
    // Taylor series within 45° of the nearest quarter turn, from its last term inward: orders 17 down to 3, or 18 down to 2.
    // Each coefficient is 1 / (order · (order − 1)).
    var sum: Double
    if turns & 1 == 0 {
      sum = square * (1.0 / 272)
      sum = (1 - sum) * square * (1.0 / 210)
      sum = (1 - sum) * square * (1.0 / 156)
      sum = (1 - sum) * square * (1.0 / 110)
      sum = (1 - sum) * square * (1.0 / 72)
      sum = (1 - sum) * square * (1.0 / 42)
      sum = (1 - sum) * square * (1.0 / 20)
      sum = (1 - sum) * square * (1.0 / 6)
      sum = (1 - sum) * x
    } else {
      sum = square * (1.0 / 306)
      sum = (1 - sum) * square * (1.0 / 240)
      sum = (1 - sum) * square * (1.0 / 182)
      sum = (1 - sum) * square * (1.0 / 132)
      sum = (1 - sum) * square * (1.0 / 90)
      sum = (1 - sum) * square * (1.0 / 56)
      sum = (1 - sum) * square * (1.0 / 30)
      sum = (1 - sum) * square * (1.0 / 12)
      sum = (1 - sum) * square * (1.0 / 2)
      sum = 1 - sum
    }
    return turns < 2 ? sum : -sum
  }
}
