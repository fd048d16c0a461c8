import CivilTime
import Diagnostics

/// Duties: who, what, and the parts behind.
extension SentencePrinter {
  /// What stands between semicolons, each with the mark behind it except the last.
  func pieces(_ duty: DutySyntax) -> [String] {
    var head = bearers(duty)
    head += " \(Vocabulary.shared.print(duty.modality, language)) "
    if duty.chairs { head += say(.chairing) + " " }
    head += Vocabulary.shared.print(duty.act, language)
    if let object = duty.object { head += " " + quoted(object) }
    var out = [head]
    for (index, part) in duty.parts.enumerated() {
      let before = index > 0 ? duty.parts[index - 1] : nil
      out[out.count - 1] += Self.mark(between: before, and: part)
      out += pieces(part)
    }
    return out
  }

  private enum Group { case address, schedule, content, other }

  private static func group(_ part: Part) -> Group {
    switch part {
    case .to: .address
    case .recurrence, .deadline: .schedule
    case .content: .content
    default: .other
    }
  }

  /// A recipient follows its act directly; what says when, and what says what, is listed with commas.
  private static func mark(between before: Part?, and part: Part) -> String {
    guard let before else { return group(part) == .address ? "" : ";" }
    let group = group(part)
    return group == Self.group(before) && (group == .schedule || group == .content) ? "," : ";"
  }

  private func bearers(_ duty: DutySyntax) -> String {
    let between = duty.isJoint ? " \(say(.together)) " : ", "
    var text = duty.bearers.map { bearer($0) }.joined(separator: between)
    if !duty.partners.isEmpty {
      text += " \(say(.inCoordination)) " + duty.partners.map { bearer($0) }.joined(separator: ", ")
    }
    return text
  }

  private func bearer(_ bearer: BearerSyntax) -> String {
    (bearer.isEach ? say(.each) + " " : "") + (bearer.isSecretary ? say(.secretaryOf) + " " : "") + name(bearer.name)
  }

  // MARK: Parts

  /// A part; a deadline with a comma inside is two pieces.
  private func pieces(_ part: Part) -> [String] {
    switch part {
    case .to(let preposition, let list, let allSameLevel):
      let lead = say(preposition == .to ? .to : .with)
      return ["\(lead) \(allSameLevel ? say(.allSameLevel) + ": " : "")\(recipients(list))"]
    case .copying(let list): return ["\(say(.copying)) \(recipients(list))"]
    case .bothWays: return [say(.bothWays)]
    case .directly: return [say(.directly)]
    case .recurrence(let recurrence): return [text(recurrence.form)]
    case .trigger(let trigger): return [text(trigger)]
    case .deadline(let deadline): return pieces(deadline.form)
    case .quantity(let quantity): return [text(quantity)]
    case .condition(let condition): return [text(condition)]
    case .content(let content): return pieces(content)
    case .link(let link): return [text(link)]
    case .power(let power): return [text(power)]
    case .secondarySource: return [say(.secondarySource)]
    }
  }

  private func text(_ power: PowerSyntax) -> String {
    let condition = power.condition.map { " \(say(.ifCondition)) \(quoted($0))" } ?? ""
    switch power.kind {
    case .extend(let term, let times):
      let count = times == 1 ? "" : say(vi: " \(times) lần", en: " \(times) times")
      return "\(say(.mayExtend)) \(say(vi: "tối đa", en: "by at most")) \(text(term))\(count)\(condition)"
    case .pause(let days):
      let limit =
        days.map { " \(say(vi: "tối đa", en: "for at most")) \(text(TermSyntax(number: $0, unit: .day)))" } ?? ""
      return "\(say(.mayPause))\(limit)\(condition)"
    case .handOver(let bodies): return "\(say(.mayHandOver)) \(names(bodies))\(condition)"
    }
  }

  private func recipients(_ list: [RecipientSyntax]) -> String {
    list.map { recipient in
      var text = name(recipient.name)
      switch recipient.relation {
      case .sameLevel: text += " " + say(.sameLevel)
      case .levelAbove: text += " " + say(.levelAbove)
      case .levelBelow: text += " " + say(.levelBelow)
      case nil: break
      }
      if let through = recipient.through { text += " \(say(.through)) \(name(through))" }
      return text
    }.joined(separator: ", ")
  }

  private func text(_ trigger: TriggerSyntax) -> String {
    let keyword: Keyword =
      switch trigger.relation {
      case .before: .beforeEvent
      case .when: .when
      case .after: .afterEvent
      }
    let source =
      switch trigger.source {
      case .event(let event): Vocabulary.shared.print(event, language)
      case .rule(let label): self.label(label)
      }
    return "\(say(keyword)) \(source)" + (trigger.narrowing.map { " " + quoted($0) } ?? "")
  }

  private func text(_ quantity: QuantitySyntax) -> String {
    let unit = quantity.unit ?? say(vi: "lần", en: "times")
    if let most = quantity.most {
      return say(vi: "từ \(quantity.least) đến \(most) \(unit)", en: "\(quantity.least) to \(most) \(unit)")
    }
    if quantity.unit == nil, quantity.least == 1, language == .en { return "\(say(.atLeast)) \(say(.once))" }
    return "\(say(.atLeast)) \(quantity.least) \(unit)"
  }

  private func text(_ condition: ConditionSyntax) -> String {
    switch condition {
    case .ifCondition(let words): "\(say(.ifCondition)) \(quoted(words))"
    case .except(let words): "\(say(.except)) \(quoted(words))"
    case .whenAssigned: say(.whenAssigned)
    case .whenInvited: say(.whenInvited)
    case .whenNecessary: say(.whenNecessary)
    case .onRequest: say(.onRequest)
    }
  }

  private func pieces(_ content: ContentSyntax) -> [String] {
    switch content {
    case .onForm(let form): return ["\(say(.onForm)) \(form.text)"]
    case .containing(let words):
      var out = words.map { quoted($0) + "," }
      out[0] = "\(say(.containing)) \(out[0])"
      out[out.count - 1].removeLast()
      return out
    case .comparedWithLastYear: return [say(.comparedWithLastYear)]
    case .withReasons: return [say(.withReasons)]
    case .keptElsewhere: return ["\(say(.contentIs)): \(say(.keptElsewhere))"]
    }
  }

  private func text(_ link: LinkSyntax) -> String {
    switch link {
    case .under(let address): "\(say(.under)) \(address.text)"
    case .inPlaceOf(let address): "\(say(.inPlaceOf)) \(address.text)"
    case .absorbing: say(.absorbing)
    case .asPartOf(let address): "\(say(.asPartOf)) \(address.text)"
    case .doneThrough(let list): "\(say(.doneThrough)) \(addresses(list))"
    case .sameAs(let list): "\(say(.sameAs)) \(addresses(list))"
    case .or(let label): "\(say(.or)) \(self.label(label))"
    case .adopting: say(.adopting)
    }
  }
}
