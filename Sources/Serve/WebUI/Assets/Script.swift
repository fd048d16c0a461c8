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
    // The summary of what is wrong is where one looks first.
    (function () {
      var summary = document.querySelector(".wrong");
      if (summary) summary.focus();
    })();
    """
}
