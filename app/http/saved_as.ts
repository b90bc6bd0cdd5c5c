/** The header under which a browser saves an answer as a file, whatever letters its name has (RFC 6266). */
export function savedAs(name: string) {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, hex)
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}

const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
