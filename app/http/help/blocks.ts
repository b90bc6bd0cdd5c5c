import { type Token, type Tokens, marked } from 'marked'

/** A stretch of text: plain, emphasised, code, or a way to another page. */
export interface Span {
  text: string
  kind: 'text' | 'strong' | 'em' | 'code' | 'link'
  href?: string
}

/** What a guide is made of. A closed list: nothing of it is ever read as HTML. */
export type Block =
  | { kind: 'heading'; level: number; id: string; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'code'; language: string; file: string | null; text: string }
  | { kind: 'table'; head: Span[][]; rows: Span[][][] }

/** Markdown as blocks. Throws on what the list above does not have, so that a guide loses nothing silently. */
export function blocksOf(markdown: string): Block[] {
  return marked.lexer(markdown, { gfm: true }).flatMap(blockOf)
}

/** The address of a heading within its page: its words, lower case, joined by hyphens. */
export function anchorOf(text: string) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return [{ ...heading(token as Tokens.Heading) }]
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', spans: spansOf(token) }]
    case 'list': {
      const { ordered, items } = token as Tokens.List
      const inner = items.map((item) => item.tokens.flatMap(blockOf))
      return [{ kind: 'list', ordered, items: inner }]
    }
    case 'code':
      return [code(token as Tokens.Code)]
    case 'table': {
      const { header, rows } = token as Tokens.Table
      const cells = (row: Tokens.TableCell[]) => row.map((cell) => spansOf(cell))
      return [{ kind: 'table', head: cells(header), rows: rows.map(cells) }]
    }
    default:
      throw new Error(`a guide has no place for ${token.type}: ${token.raw.slice(0, 60)}`)
  }
}

function heading(token: Tokens.Heading): Block {
  return {
    kind: 'heading',
    level: token.depth,
    id: anchorOf(token.text),
    spans: spansOf(token),
  }
}

/** ```` ```ts file=tests/plugins/sample/plugin.ts ```` shows the file as it is. */
function code({ lang = '', text }: Tokens.Code): Block {
  const [language, ...rest] = lang.split(' ')
  const file = rest.find((word) => word.startsWith('file='))?.slice('file='.length) ?? null
  return { kind: 'code', language, file, text }
}

function spansOf({ tokens, text }: { tokens?: Token[]; text?: string }): Span[] {
  if (!tokens) return [{ kind: 'text', text: plain(text ?? '') }]
  return tokens.flatMap(spanOf)
}

function spanOf(token: Token): Span[] {
  switch (token.type) {
    case 'text':
    case 'escape':
      return 'tokens' in token && token.tokens
        ? spansOf(token as { tokens: Token[] })
        : [{ kind: 'text', text: plain((token as Tokens.Text).text) }]
    case 'strong':
    case 'em':
      return [{ kind: token.type, text: plain((token as Tokens.Strong).text) }]
    case 'codespan':
      return [{ kind: 'code', text: plain((token as Tokens.Codespan).text) }]
    case 'link': {
      const { href, text } = token as Tokens.Link
      return [{ kind: 'link', text: plain(text), href }]
    }
    default:
      throw new Error(`a guide has no place for ${token.type}: ${token.raw.slice(0, 60)}`)
  }
}

const ENTITIES: Record<string, string> = {
  'amp': '&',
  'lt': '<',
  'gt': '>',
  'quot': '"',
  '#39': "'",
}

/** The lexer writes some characters as for HTML. */
const plain = (text: string) =>
  text.replace(/\n/g, ' ').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name])
