import Database
import Obligations
import Settings

extension Ledger {
  /// What is set, as the tables have it.
  static func settings(_ connection: any DatabaseConnection) throws -> Settings {
    var settings = Settings()
    for (name, value) in try connection.all("SELECT name, value FROM setting", { ($0.text(0), $0.text(1)) }) {
      settings.set(name, value)
    }
    return settings
  }

  /// What is set now.
  @available(*, noasync)
  public func settings() throws -> Settings { try database.read { try Self.settings($0) } }

  /// Who set something, and when.
  public struct SettingChange: Sendable {
    /// The name.
    public let name: String
    /// The ledger number.
    public let entry: Int64
    /// The id of the person.
    public let author: String
    /// When it was recorded.
    public let recorded: Instant
  }

  /// The last change of each setting that was ever changed, by the order of the ledger.
  @available(*, noasync)
  public func settingChanges() throws -> [SettingChange] {
    try database.read { connection in
      try connection.all(
        """
        SELECT setting.name, setting.entry, entry.author, entry.recorded FROM setting
        JOIN entry ON entry.sequence = setting.entry ORDER BY setting.entry
        """
      ) { row in
        SettingChange(
          name: row.text(0), entry: row.integer(1), author: row.text(2), recorded: Instant(seconds: row.integer(3)))
      }
    }
  }
}
