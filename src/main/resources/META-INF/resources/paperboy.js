// Fills in the browser's time zone where the reader has not chosen one. Everything works without this script.
const zone = document.querySelector("select[data-guess]");
if (zone && zone.value === "UTC") {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...zone.options].some((option) => option.value === here)) {
    zone.value = here;
  }
}
