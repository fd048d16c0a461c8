/// What makes the pages handier where scripts run. Everything works without.
enum Script {
  static let text = """
    "use strict";
    // A form is sent once.
    document.addEventListener("submit", function (event) {
      var form = event.target;
      if (form.method !== "post") return;
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      setTimeout(function () { delete form.dataset.sent; }, 8000);
    });
    // A choice that goes somewhere goes there at once.
    document.addEventListener("change", function (event) {
      var field = event.target;
      if (field.matches("select[data-go]")) field.form.submit();
    });
    // What was typed is kept on this machine until it is sent.
    (function () {
      var last = "phoihop sent";
      try {
        // It was taken: what was kept of it can go.
        var sent = sessionStorage.getItem(last);
        if (sent && document.querySelector(".said")) { sessionStorage.removeItem(sent); sessionStorage.removeItem(last); }
      } catch (error) { return; }
      var form = document.querySelector("form[data-keep]");
      if (!form) return;
      var key = "phoihop:" + form.dataset.keep, note = form.querySelector("[data-kept]");
      var fields = function () { return form.querySelectorAll("input[name]:not([type=hidden]):not([type=file]), textarea[name], select[name]"); };
      try {
        var kept = JSON.parse(sessionStorage.getItem(key) || "null");
        if (kept && !form.dataset.returned) fields().forEach(function (field) {
          var value = kept[field.name + ":" + (field.type === "radio" || field.type === "checkbox" ? field.value : "")];
          if (value === undefined) return;
          if (field.type === "radio" || field.type === "checkbox") field.checked = value; else if (!field.value) field.value = value;
        });
      } catch (error) { return; }
      form.addEventListener("input", function () {
        var values = {};
        fields().forEach(function (field) {
          var choice = field.type === "radio" || field.type === "checkbox";
          values[field.name + ":" + (choice ? field.value : "")] = choice ? field.checked : field.value;
        });
        try {
          sessionStorage.setItem(key, JSON.stringify(values));
          if (note) {
            var now = new Date();
            note.textContent = note.dataset.kept + " " + now.getHours() + ":" + String(now.getMinutes()).padStart(2, "0");
          }
        } catch (error) {}
      });
      form.addEventListener("submit", function () { try { sessionStorage.setItem(last, key); } catch (error) {} });
    })();
    // What is typed into a report is kept on the server, some seconds after it was typed.
    (function () {
      var form = document.querySelector("form[data-draft]");
      if (!form || !window.fetch || !window.URLSearchParams) return;
      var note = form.querySelector("[data-said]"), changed = false, timer = 0, busy = false;
      var say = function (text) { if (note) note.textContent = text; };
      var keep = function (last) {
        clearTimeout(timer);
        if (!changed || busy && !last || form.dataset.sent) return;
        changed = false; busy = true;
        var values = new URLSearchParams();
        new FormData(form).forEach(function (value, name) { if (typeof value === "string" && name !== "_do" && name !== "_once") values.append(name, value); });
        fetch(form.dataset.draft, { method: "POST", body: values, credentials: "same-origin", keepalive: last, redirect: "error" }).then(function (answer) {
          var isText = (answer.headers.get("Content-Type") || "").indexOf("text/plain") === 0;
          if (!isText) throw new Error();
          return answer.text().then(function (text) { busy = false; say(text); if (changed) later(); });
        }).catch(function () { busy = false; changed = true; say(form.dataset.failed); later(15000); });
      };
      var later = function (time) { clearTimeout(timer); timer = setTimeout(keep, time || 3000, false); };
      form.addEventListener("input", function (event) { if (event.target.type !== "file") { changed = true; later(); } });
      document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") keep(true); });
    })();
    // What is typed goes along where the language is changed: it is kept for that one step.
    (function () {
      var key = "phoihop language";
      var each = function (take) {
        document.querySelectorAll("main form").forEach(function (form, number) {
          form.querySelectorAll("input[name]:not([type=hidden]):not([type=file]):not([type=password]), textarea[name], select[name]").forEach(function (field) {
            if (field.readOnly || field.autocomplete === "one-time-code") return;
            var choice = field.type === "radio" || field.type === "checkbox";
            take(field, number + ":" + field.name + ":" + (choice ? field.value : ""), choice);
          });
        });
      };
      try {
        var kept = JSON.parse(sessionStorage.getItem(key) || "null");
        sessionStorage.removeItem(key);
        if (kept && kept.path === location.pathname) each(function (field, name, choice) {
          if (!(name in kept.values)) return;
          var there = choice ? field.checked : field.value;
          if (there === kept.values[name]) return;
          if (choice) field.checked = kept.values[name]; else field.value = kept.values[name];
          // Whoever listens keeps it as if it were typed; what is ranked by it stays as it was.
          if (field.form.dataset.draft || field.form.dataset.keep) field.form.dispatchEvent(new Event("input", { bubbles: true }));
        });
      } catch (error) { return; }
      document.addEventListener("submit", function (event) {
        if (!event.target.matches("form[data-language]")) return;
        var values = {};
        each(function (field, name, choice) { values[name] = choice ? field.checked : field.value; });
        try { sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, values: values })); } catch (error) {}
      });
    })();
    // Sentences are ranked by the words that are typed, until one is chosen; what is not shown is found under the fold.
    (function () {
      var set = document.querySelector("fieldset[data-rank]"), typed = set && document.getElementById(set.dataset.rank);
      if (!typed) return;
      var rows = Array.prototype.slice.call(set.querySelectorAll(".choice")), fold = set.querySelector("details");
      if (!fold) return;
      var most = rows.filter(function (row) { return !fold.contains(row); }).length, chosen = typed.form.dataset.returned || location.search;
      var words = function (text) { return text.normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").toLowerCase().replace(/đ/g, "d").match(/[a-z0-9]{2,}/g) || []; };
      var own = rows.map(function (row) { return words(row.textContent); });
      set.addEventListener("change", function () { chosen = true; });
      typed.addEventListener("input", function () {
        if (chosen) return;
        var asked = words(typed.value);
        var points = own.map(function (list) { return asked.filter(function (word) { return list.indexOf(word) >= 0; }).length; });
        var order = rows.map(function (row, place) { return place; }).sort(function (a, b) { return points[b] - points[a] || a - b; });
        order.forEach(function (place, rank) {
          if (rank < most) set.insertBefore(rows[place], fold); else fold.appendChild(rows[place]);
        });
      });
    })();
    // What was noted is put into the field that is being written, or the first.
    (function () {
      var notes = document.querySelector("[data-copying]"), fields = document.querySelectorAll("main form textarea"), last = fields[0];
      if (!notes || !last) return;
      document.addEventListener("focusin", function (event) { if (event.target.matches("main form textarea")) last = event.target; });
      notes.querySelectorAll("[data-copy], [data-copy-hint]").forEach(function (one) { one.hidden = false; });
      notes.addEventListener("click", function (event) {
        if (!event.target.matches("[data-copy]")) return;
        var text = event.target.parentNode.querySelector("[data-copied]").textContent;
        last.value += (last.value && !/\\n$/.test(last.value) ? "\\n" : "") + text + "\\n";
        last.dispatchEvent(new Event("input", { bubbles: true }));
        last.focus();
      });
    })();
    // All rows of a table are ticked at once, or none.
    (function () {
      var all = document.querySelector("[data-tick]"), boxes = all && document.querySelectorAll("input[name=" + all.dataset.tick + "]");
      if (!boxes || !boxes.length) return;
      all.hidden = false;
      all.addEventListener("click", function () {
        var open = Array.prototype.some.call(boxes, function (box) { return !box.checked; });
        boxes.forEach(function (box) { box.checked = open; });
        boxes[0].dispatchEvent(new Event("input", { bubbles: true }));
      });
    })();
    // The summary of what is wrong is where one looks first.
    (function () {
      var summary = document.querySelector(".wrong");
      if (summary) summary.focus();
    })();
    """
}
