import { createRequire } from 'node:module'
import { COMMON_PASSWORDS, COMMON_WORDS } from '#kernel/accounts/common_password_list'

const KEY_ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'йцукенгшщзхїъ',
  'фівапролджє',
  'фывапролджэ',
  'ячсмитьбю',
  'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
]
const RUNS = new Set([...KEY_ROWS, ...KEY_ROWS.map(backwards)].flatMap(quartets))
const LEET: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  '$': 's',
  '7': 't',
}
const PASSWORDS = new Set(COMMON_PASSWORDS)
const WORDS = new Set(COMMON_WORDS)
const require = createRequire(import.meta.url)
const LONGEST_WORD = Math.max(...COMMON_WORDS.map((one) => one.length))

/** Whether it is one of those tried first: often seen, one thing repeated, a walk over the keys, a usual word with figures. */
export function isCommonPassword(password: string) {
  const plain = password.toLowerCase().normalize('NFKC')
  return (
    PASSWORDS.has(plain) ||
    new Set(plain).size <= 4 ||
    isBreached(plain) ||
    isRepeated(plain) ||
    isWalk(plain.replace(/[^\p{L}\p{N}]/gu, '')) ||
    isUsualWords(plain)
  )
}

/** How many letters and figures a password has beyond the given words, where it uses one, and figures around it. */
export function lettersBeyond(words: readonly string[], password: string) {
  let rest = password.toLowerCase()
  const known = words
    .flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((one) => one.length >= 3)
    .sort((a, b) => b.length - a.length)
  for (const word of known) rest = rest.replaceAll(word, ' ')
  if (rest === password.toLowerCase()) return rest.length
  rest = rest.replace(/[^\p{L}\p{N}]+/gu, '')
  return rest.replace(/^\d+|\d+$/g, '').length
}

let breached: Set<string> | undefined

/**
 * "letmein!!!!2024": one of the 49,233 passwords that leaked most often, alone or between figures and signs, also
 * where signs stand for letters. The list comes with a package of the MIT licence; nothing is asked of anybody.
 */
function isBreached(plain: string) {
  breached ??= new Set(require('@zxcvbn-ts/language-common/src/passwords.json') as string[])
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const spelled = spelledOut(core)
  return [plain, core, spelled].some((one) => one !== '' && breached!.has(one))
}

/** "p@ssw0rd" → password */
const spelledOut = (text: string) => text.replace(/[@4310!5$7]/g, (sign) => LEET[sign])

/** "abcabcabcabc", "passwordpassword": a short piece over and over. */
function isRepeated(plain: string) {
  for (let unit = 1; unit <= 9 && unit * 2 <= plain.length; unit++) {
    const piece = plain.slice(0, unit)
    if (piece.repeat(Math.ceil(plain.length / unit)).startsWith(plain)) return true
  }
  return false
}

/** "qwerty123456": every key beside the one before, in a few stretches. */
function isWalk(plain: string) {
  const covered = new Set<number>()
  for (let at = 0; at + 4 <= plain.length; at++) {
    if (!RUNS.has(plain.slice(at, at + 4))) continue
    for (let step = 0; step < 4; step++) covered.add(at + step)
  }
  return plain.length - covered.size <= 2
}

/** "P@ssword2024!", "welcomeadmin12": nothing but usual words once figures and signs are read as letters or left out. */
function isUsualWords(plain: string) {
  const lettersOnly = plain.replace(/[^\p{L}]/gu, '')
  const spelled = spelledOut(plain.replace(/[\d!@.,_\-#$%^&*+?=]+$/u, ''))
  return [lettersOnly, spelled.replace(/[^\p{L}]/gu, '')].some(
    (one) => one !== '' && isMadeOfWords(one)
  )
}

function isMadeOfWords(text: string): boolean {
  if (text === '') return true
  for (let end = Math.min(text.length, LONGEST_WORD); end >= 3; end--) {
    if (WORDS.has(text.slice(0, end)) && isMadeOfWords(text.slice(end))) return true
  }
  return false
}

function quartets(row: string) {
  return Array.from({ length: Math.max(0, row.length - 3) }, (_, at) => row.slice(at, at + 4))
}

function backwards(row: string) {
  return [...row].reverse().join('')
}
