/// The words between names, acts and events that carry the grammar of a sentence.
enum Keyword: String, Hashable, CaseIterable {
  // Who.
  case each, and, together, inCoordination, leading, chairing, assisting, secretaryOf
  // To whom.
  case to, with, copying, through, sameLevel, levelAbove, levelBelow, allSameLevel, bothWays, directly
  // How often.
  case everyWeek, everyMonth, everyQuarter, everyYear, every, once, months, month, firstHalf, firstHalfEnglish,
    ofEveryYear, endOfYear, lastYearOfTerm, endOfTerm, atSessionsOf, asDirectedBy, periodically, atAllTimes, adHoc
  // By when.
  case before, by, within, withinPeriod, day, lastMonth, nextMonth, nextYear, lastDayOfPeriod, countedFrom,
    countedFromEvent,
    endOfPeriod, beforeLastDay, beforeEndOfPeriod, atLeast, beforeSubmission, atOnce, inGoodTime, unitDay,
    unitWorkingDay, unitWeek, unitMonth, unitYear
  // Started by.
  case when, beforeEvent, afterEvent
  // How many.
  case from, upTo
  // If.
  case ifCondition, except, whenAssigned, whenInvited, whenNecessary, onRequest
  // With what.
  case onForm, containing, comparedWithLastYear, withReasons, contentIs, keptElsewhere
  // Links.
  case under, inPlaceOf, absorbing, asPartOf, doneThrough, sameAs, or, adopting
  // Powers over the time of a duty, and the mark of its source.
  case mayExtend, mayPause, mayHandOver, atMost, secondarySource
  // Whole sentences.
  case principle, definition, transition
  // Applications.
  case isWord, comprises, periodIs, due, ifDayOff, nextWorkingDay, previousWorkingDay, unchanged, figuresAsOf,
    toldAtOnceBy, writtenSameDay, writtenNextWorkingDay, inForceFrom, followedFrom,
    notStated, whatDue, whatRecipient, whatPeriod, whatEffect, whatMembers, everyReport, series
  // Examples.
  case on, forPeriod, mustDo, needNotDo, withoutDueDay, because

  static let phrases: [(Keyword, vi: [String], en: [String])] = [
    (.each, ["từng", "mỗi"], ["each"]),
    (.and, ["và"], ["and"]),
    (.together, ["cùng"], ["together with"]),
    (.inCoordination, ["phối hợp với"], ["in coordination with"]),
    (.leading, ["chủ trì"], ["leading"]),
    (.chairing, ["chủ trì"], ["take the lead to"]),
    (.assisting, ["phối hợp"], ["assisting"]),
    (.secretaryOf, ["Bí thư"], ["secretary of"]),
    (.to, ["gửi", "cho", "về"], ["to"]),
    (.with, ["với"], ["with"]),
    (.copying, ["đồng thời gửi"], ["copying"]),
    (.through, ["qua"], ["through"]),
    (.sameLevel, ["cùng cấp"], ["of the same level"]),
    (.levelAbove, ["cấp trên"], ["of the level above"]),
    (.levelBelow, ["cấp dưới"], ["of the level below"]),
    (.allSameLevel, ["tất cả cùng cấp"], ["all of the same level"]),
    (.bothWays, ["hai chiều"], ["both ways"]),
    (.directly, ["trực tiếp"], ["directly"]),
    (.everyWeek, ["hằng tuần"], ["every week"]),
    (.everyMonth, ["hằng tháng"], ["every month"]),
    (.everyQuarter, ["hằng quý"], ["every quarter"]),
    (.everyYear, ["hằng năm"], ["every year"]),
    (.every, ["mỗi"], ["every"]),
    (.once, ["một lần"], ["once"]),
    (.months, ["tháng"], ["months"]),
    (.month, ["tháng"], ["month"]),
    (.firstHalf, ["tháng đầu năm"], ["months of the year"]),
    (.firstHalfEnglish, [], ["the first half of the year"]),
    (.ofEveryYear, ["hằng năm"], ["of every year"]),
    (.endOfYear, ["cuối năm"], ["the end of the year"]),
    (.lastYearOfTerm, ["năm cuối giai đoạn"], ["the last year of the term"]),
    (.endOfTerm, ["kết thúc giai đoạn"], ["the end of the term"]),
    (.atSessionsOf, ["theo kỳ họp của"], ["at each session of"]),
    (.asDirectedBy, ["theo chỉ đạo của"], ["as directed by"]),
    (.periodically, ["định kỳ"], ["periodically"]),
    (.atAllTimes, ["thường xuyên"], ["at all times"]),
    (.adHoc, ["đột xuất"], ["ad hoc"]),
    (.before, ["trước ngày"], ["before"]),
    (.by, ["chậm nhất", "chậm nhất đến", "chậm nhất là"], ["by"]),
    (.within, ["trong thời hạn"], ["within"]),
    (.withinPeriod, ["trong kỳ"], ["within the period"]),
    (.day, ["ngày"], ["day"]),
    (.lastMonth, ["tháng cuối kỳ"], ["of the last month of the period"]),
    (.nextMonth, ["tháng sau"], ["of the next month"]),
    (.nextYear, ["năm sau"], ["of the next year"]),
    (.lastDayOfPeriod, ["ngày cuối kỳ"], ["the last day of the period"]),
    (.countedFrom, ["kể từ"], ["of"]),
    (.countedFromEvent, ["kể từ khi"], ["after"]),
    (.endOfPeriod, ["ngày kết thúc kỳ"], ["the end of the period"]),
    (.beforeLastDay, ["trước ngày cuối kỳ"], ["before the last day of the period"]),
    (.beforeEndOfPeriod, ["trước ngày kết thúc kỳ"], ["before the end of the period"]),
    (.atLeast, ["ít nhất"], ["at least"]),
    (.beforeSubmission, ["trước ngày trình"], ["before the submission day"]),
    (.atOnce, ["ngay"], ["at once"]),
    (.inGoodTime, ["kịp thời"], ["in good time"]),
    (.unitDay, ["ngày"], ["days", "day"]),
    (.unitWorkingDay, ["ngày làm việc"], ["working days", "working day"]),
    (.unitWeek, ["tuần"], ["weeks", "week"]),
    (.unitMonth, ["tháng"], ["months", "month"]),
    (.unitYear, ["năm"], ["years", "year"]),
    (.when, ["khi"], ["when"]),
    (.beforeEvent, ["trước khi"], ["before"]),
    (.afterEvent, ["sau khi"], ["after"]),
    (.from, ["từ"], []),
    (.upTo, ["đến"], ["to"]),
    (.ifCondition, ["nếu"], ["if"]),
    (.except, ["trừ"], ["except"]),
    (.whenAssigned, ["khi được giao"], ["when assigned"]),
    (.whenInvited, ["khi được mời"], ["when invited"]),
    (.whenNecessary, ["khi cần thiết"], ["when necessary"]),
    (.onRequest, ["khi có yêu cầu"], ["on request"]),
    (.onForm, ["theo mẫu"], ["on form"]),
    (.containing, ["gồm"], ["containing"]),
    (.comparedWithLastYear, ["so sánh với năm trước"], ["compared with the year before"]),
    (.withReasons, ["nêu rõ lý do"], ["with reasons"]),
    (.contentIs, ["nội dung"], ["content"]),
    (.keptElsewhere, ["ngoài hệ thống"], ["kept elsewhere"]),
    (.under, ["căn cứ"], ["under"]),
    (.inPlaceOf, ["thay cho"], ["in place of"]),
    (.absorbing, ["gộp kỳ"], ["absorbing"]),
    (.asPartOf, ["lồng ghép trong"], ["as part of"]),
    (.doneThrough, ["thực hiện qua"], ["done through"]),
    (.sameAs, ["cùng một việc với"], ["the same as"]),
    (.or, ["hoặc"], ["or"]),
    (.adopting, ["để cụ thể hóa văn bản này"], ["adopting this text"]),
    (.principle, ["nguyên tắc"], ["principle"]),
    (.definition, ["định nghĩa"], ["definition"]),
    (.transition, ["chuyển tiếp"], ["transition"]),
    (.mayExtend, ["được gia hạn"], ["may be extended"]),
    (.mayPause, ["được tạm dừng"], ["may be paused"]),
    (.mayHandOver, ["được chuyển giao cho"], ["may be handed to"]),
    (.atMost, ["tối đa"], ["by at most", "for at most"]),
    (.secondarySource, ["nguồn thứ cấp"], ["secondary source"]),
    (.isWord, ["là"], ["is"]),
    (.comprises, ["gồm"], ["comprises"]),
    (.periodIs, ["kỳ thực hiện là"], ["the period is"]),
    (.due, ["hạn"], ["due"]),
    (.ifDayOff, ["nếu là ngày nghỉ thì"], ["if a day off"]),
    (.nextWorkingDay, ["ngày làm việc tiếp theo"], ["the next working day"]),
    (.previousWorkingDay, ["ngày làm việc trước đó"], ["the working day before"]),
    (.unchanged, ["giữ nguyên"], ["unchanged"]),
    (.figuresAsOf, ["số liệu tính đến"], ["figures as of"]),
    (.toldAtOnceBy, ["báo ngay bằng"], ["told at once by"]),
    (.writtenSameDay, ["văn bản trong ngày"], ["in writing the same day"]),
    (.writtenNextWorkingDay, ["văn bản trong ngày làm việc tiếp theo"], ["in writing the next working day"]),
    (.inForceFrom, ["có hiệu lực từ"], ["in force from"]),
    (.followedFrom, ["theo dõi từ"], ["followed from"]),
    (.notStated, ["không ghi"], ["not stated"]),
    (.whatDue, ["hạn"], ["due day"]),
    (.whatRecipient, ["nơi nhận"], ["recipient"]),
    (.whatPeriod, ["kỳ"], ["period"]),
    (.whatEffect, ["ngày có hiệu lực"], ["day of effect"]),
    (.whatMembers, ["thành phần"], ["members"]),
    (.everyReport, ["mọi báo cáo"], ["every"]),
    (.series, ["kỳ"], ["series"]),
    (.on, ["ngày"], ["on"]),
    (.forPeriod, ["kỳ"], ["for"]),
    (.mustDo, ["phải thực hiện"], ["must do"]),
    (.needNotDo, ["không phải thực hiện"], ["need not do"]),
    (.withoutDueDay, ["không có hạn"], ["without due day"]),
    (.because, ["vì"], ["because"]),
  ]
}
