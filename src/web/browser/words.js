/** How long, as a person says it; the same as durationInWords on the server. */
export function words(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 72 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

function counted(n, unit) {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
