import { existsSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

/** Texts that broke somebody's program: quotes, comments, wildcards, names of objects, odd Unicode. */
const OWN = [
  "'", '"', '`', "' OR 1=1 --", '`; DROP TABLE users; --', '") UNION SELECT 1 --', '/**/', '*', '?', '??', ':a', '$1', '$user',
  '$unit', '%', '%25', '_', '!', '!%', '\\', "\\'", '\0', 'a\0b', '\u0001', '\n', '\ud800', '\udfff', '\ufeff', '\u202e',
  'İ', 'ß', 'ﬁ', 'ǆ', '𝒳', '1e309', '-0', 'NaN', 'Infinity', '9007199254740993', '99999999999999999999', '0x10', '1,2', '--',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'id; --', 't.id', '`t`.`id`', 'id`', 'id DESC', 'id,(SELECT 1)',
  'place.', '.name', 'place..name', 'place.place.place.place.name', 'custom', 'custom.size', 'password', 'secret.name', 'rowid', 'sqlite_master',
  '[]', '{}', '[[', '{"and":', '["id"', 'null', 'true', '[["id","eq",1],', '"id"', '<script>alert(1)</script>', '../../etc/passwd',
  'x'.repeat(300), '%'.repeat(900), '['.repeat(5000), 'К'.repeat(120), 'sleep(9)', "'; WAITFOR DELAY '0:0:9' --", 'pg_sleep(9)',
]

/** The list of naughty strings, where this machine has it. */
const NAUGHTY = app.makePath('../shared/data/hostile/blns.json')

export const HOSTILE: readonly string[] = [
  ...new Set([...OWN, ...(existsSync(NAUGHTY) ? (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[]) : [])]),
]
