/// What every answer tells the browser to hold to.
public enum SecurityHeaders {
  /// Nothing from elsewhere, nothing inline, in nobody's frame.
  public static let contentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// The fields, in their order. Only where the asker came over https is he told to come by it for a year.
  public static func fields(isSecure: Bool) -> [Headers.Field] { isSecure ? secure : plain }

  private static let plain: [Headers.Field] = [
    .init("Content-Security-Policy", contentSecurityPolicy),
    .init("X-Content-Type-Options", "nosniff"),
    .init("Referrer-Policy", "same-origin"),
    .init("Cross-Origin-Opener-Policy", "same-origin"),
    .init("Cross-Origin-Resource-Policy", "same-origin"),
    .init(
      "Permissions-Policy",
      "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), "
        + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), "
        + "screen-wake-lock=(), usb=(), xr-spatial-tracking=()"
    ),
  ]

  private static let secure =
    plain + [.init("Strict-Transport-Security", "max-age=31536000; includeSubDomains")]

  /// Sets them all on an answer, over whatever was there. An answer that says nothing of keeping copies is kept by nobody.
  public static func apply(to response: inout Response, isSecure: Bool) {
    for field in fields(isSecure: isSecure) { response.headers.set(field.name, field.value) }
    if !response.headers.contains("Cache-Control") { response.headers.add("Cache-Control", "no-store") }
  }
}
