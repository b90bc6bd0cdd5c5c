import { HOSTILE } from '#tests/kernel/query/hostile_strings'

const OPENINGS = [
  "'",
  '"',
  '`',
  "\\'",
  '%',
  '*/',
  ')',
  "''",
  '\u2019',
  '\u00a0',
  '\n',
  '1;',
  ' ',
  '\\',
]
const BODIES = [
  ' OR 1=1',
  '; DROP TABLE probe_things; ',
  ' UNION SELECT password FROM users ',
  '/**/AND/**/SLEEP(9)',
  '\0',
  'a\0b',
  '${7*7}',
  '{{constructor}}',
  '__proto__',
  'toString',
  '\u202eevil',
  '\ud83d\ude00',
  'İıſK',
  '%s%n%x',
  '\\u0027',
  ',(SELECT 1)',
  'x`.`y',
  "CHAR(39)||'",
  '𝓢𝓮𝓵𝓮𝓬𝓽',
  'ﾟ･✿ヾ╲(｡◕‿◕｡)╱✿･ﾟ',
]
const ENDINGS = ['', '--', '#', '/*', "'", '"', '`', ')']

const made = OPENINGS.flatMap((one) =>
  BODIES.flatMap((body) => ENDINGS.map((end) => one + body + end))
)

/** Two thousand texts that were made to break statements, scripts and objects. */
export const TEXTS: readonly string[] = [...new Set([...HOSTILE, ...made])].slice(0, 2000)
