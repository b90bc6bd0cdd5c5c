const NAMES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Letters no XML may hold; half of a pair is none either. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

/** A text as it may stand in HTML or XML, between tags or in an attribute. */
export function escapeMarkup(text: string) {
  return text.replace(UNWRITABLE, '\ufffd').replace(/[&<>"']/g, (one) => NAMES[one])
}
