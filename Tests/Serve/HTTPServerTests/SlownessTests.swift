import Glibc
import HTTPCore
import Testing

@testable import HTTPServer

/// What comes too slowly is ended, and hinders nobody.
@Suite struct SlownessTests {
  private static func strict(_ limits: inout HTTPServer.Limits) {
    limits.headSeconds = 0.3
    limits.graceSeconds = 0.2
    limits.idleSeconds = 0.4
    limits.bytesPerSecond = 1000
  }

  /// Sends a byte now and then until the other end is gone; how many seconds that took.
  private static func drip(_ wire: Wire, _ text: String, every milliseconds: UInt32) -> Double {
    let start = Clock.steady
    for byte in text.utf8 {
      if !wire.send([byte]) { break }
      usleep(milliseconds * 1000)
      var event = pollfd(fd: wire.descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&event, 1, 0) > 0 { break }
    }
    return Double(Clock.steady - start) / 1e6
  }

  @Test func `a head that comes a byte at a time is ended when its time is over`() throws {
    let served = try Served(Self.strict)
    let wire = served.wire()
    let seconds = Self.drip(wire, "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 200), every: 20)
    #expect(0.3...3 ~= seconds)
    #expect(wire.receive() == [])
    #expect(served.waits { served.server.counts.reaped == 1 })
    #expect(served.waits { served.server.counts.connections == 0 })
  }

  @Test func `one who connects and says nothing is ended when the time of a head is over`() throws {
    let served = try Served(Self.strict)
    let wire = served.wire()
    let start = Clock.steady
    #expect(wire.receive() == [])
    #expect(0.3...3 ~= Double(Clock.steady - start) / 1e6)
  }

  @Test func `a second head has its own time, from its first line on`() throws {
    // Long enough between two requests for a machine that has much else to do.
    let served = try Served {
      Self.strict(&$0)
      $0.idleSeconds = 3
    }
    let wire = served.wire()
    #expect(wire.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
    usleep(200_000)
    let seconds = Self.drip(wire, "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 400), every: 15)
    // The line took 240 ms of the time between two requests; the rest has 300.
    #expect(0.3...4 ~= seconds)
    #expect(served.waits { served.server.counts.reaped == 1 })
  }

  @Test func `a body that comes too slowly is ended, one that is quick enough is not`() throws {
    let served = try Served(Self.strict)
    let slow = served.wire()
    slow.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n")
    let seconds = Self.drip(slow, String(repeating: "a", count: 200), every: 20)
    #expect(0.2...3 ~= seconds)
    #expect(served.waits { served.server.counts.reaped == 1 })
    let quick = served.wire()
    quick.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1500\r\n\r\n")
    for _ in 0..<15 {
      quick.send(String(repeating: "a", count: 100))
      usleep(40_000)
    }
    #expect(Wire.Reader(quick).next()?.status == 200)
    #expect(served.server.counts.reaped == 1)
  }

  @Test func `a kept connection is ended when nobody asks`() throws {
    let served = try Served(Self.strict)
    let wire = served.wire()
    #expect(wire.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
    let start = Clock.steady
    #expect(wire.receive() == [])
    #expect(0.35...3 ~= Double(Clock.steady - start) / 1e6)
  }

  @Test func `an answer that nobody takes is ended`() throws {
    let page = [UInt8](repeating: 97, count: 16 << 20)
    let served = try Served { limits in
      Self.strict(&limits)
      limits.bytesPerSecond = 64 << 20
    } handler: { _ in
      .html(page)
    }
    let wire = served.wire()
    wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(served.waits { served.server.counts.reaped == 1 })
    #expect(served.waits { served.server.counts.connections == 0 })
    #expect(served.server.counts.abandoned == 1)
  }

  @Test func `a handler may take as long as it likes`() throws {
    let served = try Served(Self.strict) { _ in
      usleep(900_000)
      return .text("late")
    }
    #expect(served.wire().ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "late")
    #expect(served.server.counts.reaped == 0)
  }

  @Test func `a thousand slow ones do not hinder another`() throws {
    let served = try Served { limits in
      limits.connections = 2000
    }
    let slow = (0..<1000).map { _ in served.wire() }
    for wire in slow { wire.send("GET / HTTP/1.1\r\nHo") }
    #expect(served.waits { served.server.counts.connections == 1000 })
    let wire = served.wire()
    let start = Clock.steady
    for _ in 0..<200 { #expect(wire.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200) }
    #expect(Double(Clock.steady - start) / 1e6 < 3)
    for (number, one) in slow.enumerated() where number % 50 == 0 {
      one.send("st: a\r\n\r\n")
      #expect(Wire.Reader(one).next()?.status == 200)
    }
  }
}
