/// A change of the store's tables: named, done once, never changed after it was released, never undone.
public struct Migration: Sendable {
  /// Its name, by which a store knows that it is done.
  public let name: String
  private let sqlite: [SQL]
  private let postgres: [SQL]
  /// What is done behind the statements, in their transaction: for what no statement can reckon.
  let finish: @Sendable (any DatabaseConnection) throws -> Void

  /// A change in the words of each engine.
  public init(
    _ name: String, sqlite: [SQL], postgres: [SQL],
    finish: @escaping @Sendable (any DatabaseConnection) throws -> Void = { _ in }
  ) {
    self.name = name
    self.sqlite = sqlite
    self.postgres = postgres
    self.finish = finish
  }

  /// A change in words that every engine understands.
  public init(_ name: String, _ statements: [SQL]) { self.init(name, sqlite: statements, postgres: statements) }

  /// What an engine is told, in order.
  public func statements(for engine: DatabaseEngineName) -> [SQL] {
    switch engine {
    case .sqlite: sqlite
    case .postgres: postgres
    }
  }
}
