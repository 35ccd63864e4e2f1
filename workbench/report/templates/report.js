"use strict";
(function () {
  var table = document.getElementById("suites-table");
  if (table) {
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var controls = document.getElementById("suites-controls");
    var text = document.getElementById("suites-filter");
    var verdict = document.getElementById("suites-verdict");
    var count = document.getElementById("suites-count");
    var filter = function () {
      var wanted = text.value.toLowerCase();
      var shown = 0;
      rows.forEach(function (row) {
        var fits = (!verdict.value || row.dataset.verdict === verdict.value) &&
          row.textContent.toLowerCase().indexOf(wanted) >= 0;
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = shown + " of " + rows.length + " suites";
    };
    controls.hidden = false;
    text.addEventListener("input", filter);
    verdict.addEventListener("change", filter);
    filter();
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      if (!head.dataset.sort) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (one) { one.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var value = function (row) {
          var given = row.cells[column].dataset.value;
          if (given === undefined || given === "") { return null; }
          return head.dataset.sort === "number" ? Number(given) : given;
        };
        rows.slice().sort(function (one, other) {
          var a = value(one), b = value(other);
          if (a === null || b === null) { return (a === null) - (b === null); }
          return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1);
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  }
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (one) { one.open = false; });
  });
})();
