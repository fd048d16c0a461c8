import Access
import Diagnostics
import Entries
import Ledger
import Organisations
import Settings
import Store

/// What the office set for its store.
extension Desk {
  /// A setting as it stands.
  public struct SettingRow: Sendable {
    /// Which.
    public let setting: Setting
    /// Its value; nil where there is none.
    public let value: String?
    /// True where somebody set it and nobody took it back.
    public let isSet: Bool
    /// Its last change, a taking back too; nil where nobody ever changed it.
    public let change: Ledger.SettingChange?
  }

  /// All settings, in the order of the list.
  @available(*, noasync)
  public func settings() throws -> [SettingRow] {
    _ = try permit(.changeSettings)
    let settings = try store.ledger.settings()
    let changes = Dictionary(try store.ledger.settingChanges().map { ($0.name, $0) }) { _, last in last }
    return try Setting.allCases.map { setting in
      let value = setting == .keeper ? try store.keeper()?.text : settings[setting]
      return SettingRow(
        setting: setting, value: value, isSet: settings.isSet(setting), change: changes[setting.rawValue])
    }
  }

  /// Sets one, or takes it back to its default where no text is given; the ledger number, nil where it stands so already.
  ///
  /// - Throws: `Refused` with what is allowed.
  @available(*, noasync)
  public func set(_ setting: Setting, to text: String?) throws -> Int64? {
    let author = author(try permit(.changeSettings, named: setting.rawValue))
    let settings = try store.ledger.settings()
    var value = ""
    if let text {
      do throws(SettingError) { value = try setting.value(text) } catch { throw Refused(error.message) }
      if case .organisation = setting.form, let id = OrganisationID(value) { try mustBeThere(id) }
    }
    guard text == nil ? settings.isSet(setting) : !settings.isSet(setting) || settings[setting] != value else {
      return nil
    }
    return try store.ledger.append(
      [EntryDraft(.settingChanged(value: value), by: author, subject: setting.rawValue)], now: now)[0]
  }

  private func mustBeThere(_ id: OrganisationID) throws {
    let register = try register()
    guard register.exists(id, on: today) else {
      let near = NearestName.nearest(
        to: id.text, among: register.organisations.lazy.map(\.id).filter { register.exists($0, on: today) }.map(\.text))
      throw Refused(
        Words(
          vi: "hôm nay danh bạ không có cơ quan mã \"\(id)\"" + (near.map { "; có phải \"\($0)\"?" } ?? ""),
          en: "the register has no body with the id \"\(id)\" today" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
      )
    }
  }
}
