import Diagnostics
import Organisations
import Settings
import Testing

/// What may be set, what holds where nothing is set, and every refusal word for word.
@Suite struct SettingsTests {
  @Test func `one of a unit is one`() {
    #expect(Setting.checkpointEntries.shown("1") == Words(vi: "1 mục", en: "1 entry"))
    #expect(Setting.checkpointSeconds.shown("1") == Words(vi: "1 giây", en: "1 second"))
    #expect(Setting.tokenDays.shown("1") == Words(vi: "1 ngày", en: "1 day"))
    #expect(Setting.tokenDays.shown("21") == Words(vi: "21 ngày", en: "21 days"))
    #expect(Setting.attachmentSize.shown("1") == Words(vi: "1 MiB", en: "1 MiB"))
  }

  @Test func `without anything set every setting has the value that the documents promise`() {
    let settings = Settings()
    #expect(settings.name == nil)
    #expect(settings.keeper == nil)
    #expect(settings.language == .vi)
    #expect(settings.checkpoints.entries == 10_000 && settings.checkpoints.seconds == 60)
    // 50 MiB and 1 GiB.
    #expect(settings.largestAttachment == 52_428_800)
    #expect(settings.scarceSpace == 1_073_741_824)
    #expect(settings.tokenDays == nil)
    #expect(settings.backupDays == 7)
    // A quarter to seven.
    #expect(settings.morningMail == .work && settings.morningTime == 405)
    #expect(settings.reminderDays.days == [7, 1, 0, -1, -7])
    for setting in Setting.allCases {
      #expect(!settings.isSet(setting))
      #expect(settings[setting] == setting.standard)
      // A default is a value that may be set.
      if let standard = setting.standard { #expect(throws: Never.self) { try setting.value(standard) } }
    }
  }

  @Test func `the last value counts, and an empty one is the default again`() {
    var settings = Settings()
    for (name, value) in [
      ("name", "Văn phòng Tỉnh ủy"), ("keeper", "org-0002"), ("language", "en"), ("checkpoint-entries", "100"),
      ("checkpoint-seconds", "5"), ("attachment-mib", "3"), ("token-days", "365"), ("disk-mib", "200"),
      ("backup-days", "1"), ("backup-days", "2"),
    ] { settings.set(name, value) }
    #expect(settings.name == "Văn phòng Tỉnh ủy")
    #expect(settings.keeper?.text == "org-0002")
    #expect(settings.language == .en)
    #expect(settings.checkpoints.entries == 100 && settings.checkpoints.seconds == 5)
    #expect(settings.largestAttachment == 3_145_728)
    #expect(settings.tokenDays == 365)
    #expect(settings.scarceSpace == 209_715_200)
    #expect(settings.backupDays == 2)
    for setting in Setting.allCases { settings.set(setting.rawValue, "") }
    #expect(settings == Settings())
  }

  @Test func `what no program of this house wrote changes nothing`() {
    var settings = Settings()
    settings.set("no-such", "1")
    #expect(settings == Settings())
    // Looser than the promise is no value: the promise holds.
    settings.set("checkpoint-entries", "10001")
    settings.set("checkpoint-seconds", "0")
    settings.set("language", "fr")
    #expect(settings.checkpoints == .standard)
    #expect(settings.language == .vi)
  }

  private static let refused: [(Setting, String, String, String)] = [
    (.name, "", "lời trên một dòng, nhiều nhất 200 byte", "words in one line, 200 bytes at most"),
    (.name, "hai\ndòng", "lời trên một dòng, nhiều nhất 200 byte", "words in one line, 200 bytes at most"),
    (
      .name, String(repeating: "x", count: 201), "lời trên một dòng, nhiều nhất 200 byte",
      "words in one line, 200 bytes at most"
    ),
    (.keeper, "Tỉnh ủy", "mã một cơ quan, như org-0005", "the id of a body, as org-0005"),
    (.language, "fr", "vi, en", "vi, en"),
    (.checkpointEntries, "0", "số nguyên từ 1 đến 10000 (mục)", "a whole number from 1 to 10000 (entries)"),
    (.checkpointEntries, "10001", "số nguyên từ 1 đến 10000 (mục)", "a whole number from 1 to 10000 (entries)"),
    (.checkpointSeconds, "61", "số nguyên từ 1 đến 60 (giây)", "a whole number from 1 to 60 (seconds)"),
    (.attachmentSize, "201", "số nguyên từ 1 đến 200 (MiB)", "a whole number from 1 to 200 (MiB)"),
    (.tokenDays, "-1", "số nguyên từ 0 đến 3660 (ngày)", "a whole number from 0 to 3660 (days)"),
    (.tokenDays, "một", "số nguyên từ 0 đến 3660 (ngày)", "a whole number from 0 to 3660 (days)"),
    (.freeSpace, "99", "số nguyên từ 100 đến 1048576 (MiB)", "a whole number from 100 to 1048576 (MiB)"),
    (.morningMail, "yes", "work, reminders, off", "work, reminders, off"),
    (.morningTime, "3:59", "giờ từ 04:00 đến 11:00, như 06:45", "a time from 04:00 to 11:00, as 06:45"),
    (.morningTime, "11:01", "giờ từ 04:00 đến 11:00, như 06:45", "a time from 04:00 to 11:00, as 06:45"),
    (.morningTime, "6:5", "giờ từ 04:00 đến 11:00, như 06:45", "a time from 04:00 to 11:00, as 06:45"),
    (
      .reminderDays, "7 7",
      "nhiều nhất 12 số khác nhau từ -90 đến 90, cách nhau bằng dấu cách, như 7 1 0 -1 -7",
      "at most 12 different numbers from -90 to 90, with spaces between, as 7 1 0 -1 -7"
    ),
    (
      .reminderDays, "91",
      "nhiều nhất 12 số khác nhau từ -90 đến 90, cách nhau bằng dấu cách, như 7 1 0 -1 -7",
      "at most 12 different numbers from -90 to 90, with spaces between, as 7 1 0 -1 -7"
    ),
    (.backupDays, "91", "số nguyên từ 1 đến 90 (ngày)", "a whole number from 1 to 90 (days)"),
  ]

  @Test func `a value out of range is refused with what is allowed`() {
    for (setting, text, vi, en) in Self.refused {
      do {
        _ = try setting.value(text)
        Issue.record("\(setting) took \(text)")
      } catch {
        #expect(
          error.message
            == Words(
              vi: "\(setting.rawValue): \"\(text)\" không được dùng; được dùng: \(vi)",
              en: "\(setting.rawValue): \"\(text)\" is not allowed; allowed: \(en)"))
      }
    }
  }

  @Test func `a value is kept in one way of writing`() throws {
    #expect(try Setting.tokenDays.value("0030") == "30")
    #expect(try Setting.checkpointEntries.value("10000") == "10000")
    #expect(try Setting.name.value("Kho số 1") == "Kho số 1")
    #expect(try Setting.morningTime.value("7:00") == "07:00")
    #expect(try Setting.reminderDays.value("-1  3 0") == "3 0 -1")
  }
}
