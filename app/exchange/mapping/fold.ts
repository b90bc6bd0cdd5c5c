/** Names are compared as the database compares them: without case and outer blanks, in one normal form. */
export function fold(text: string) {
  return text.trim().normalize('NFC').toLowerCase()
}
