/*
 * Makes a clone ready to run: dependencies as the lock file names them, and a Node 24 where the machine's is older.
 * Runs before start, dev, test and check with whatever Node the machine has, so it is plain JavaScript for Node 18+.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { Stop, script, step } from './steps/progress.mjs'
import { root, run } from './steps/processes.mjs'

const windows = process.platform === 'win32'
const bin = join(root, 'node_modules', '.bin')
const needed = 24

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/** Whether node_modules holds what the lock file names; packages for other platforms may be absent. */
function isPrepared() {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(join(root, record))) return false
  const installed = packagesOf(record)
  return Object.entries(packagesOf('package-lock.json')).every(([path, { version, optional }]) => {
    return path === '' || (installed[path] ? installed[path].version === version : optional)
  })
}

/** The Node that npm's scripts get: the one from node_modules where there is one, else the machine's. */
function scriptNode() {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const { stdout } = spawnSync('node', ['-p', 'process.versions.node'], { env, shell: windows })
  return Number.parseInt(stdout?.toString() ?? '', 10) || 0
}

function npm() {
  const cli = process.env.npm_execpath
  if (!cli?.endsWith('.js')) return [windows ? 'npm.cmd' : 'npm', []]
  return [process.env.npm_node_execpath ?? process.execPath, [cli]]
}

const causes = [
  [/ENOSPC/, 'The disk is full.', 'Free about 1 GB and run the command again.'],
  [
    /EACCES|EPERM/,
    'Files here cannot be written.',
    'Check who owns this folder, then run the command again.',
  ],
  [
    /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_/,
    'The registry’s certificate was not accepted.',
    'Behind a company proxy set NODE_EXTRA_CA_CERTS to its certificate file.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH/,
    'The package registry cannot be reached.',
    'Check the network (behind a proxy: npm config set proxy), then run the command again.',
  ],
  [
    /lockfileVersion|EBADENGINE.*npm|Unsupported.*lock/,
    'This npm is too old for the lock file.',
    'Install npm 9 or newer (npm install -g npm@11).',
  ],
  [
    /EUSAGE/,
    'package.json and package-lock.json do not agree.',
    'Run npm install and commit both files.',
  ],
]

async function fetchPackages() {
  const { bavail, bsize } = await statfs(root)
  if (bavail * bsize < 700e6)
    throw new Stop('The disk is nearly full.', 'Free about 1 GB and run the command again.')
  const [command, first] = npm()
  const version = await run(command, [...first, '--version'])
  if (version.code === 'ENOENT')
    throw new Stop(
      'npm was not found.',
      'Install Node.js with npm from nodejs.org or your system’s packages.'
    )
  if (Number.parseInt(version.output, 10) < 8)
    throw new Stop(
      `npm ${version.output.trim()} is too old.`,
      'Install npm 9 or newer (npm install -g npm@11).'
    )
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { code, output } = await run(command, [...first, ...args], { timeout: 1200 })
  if (code === 0) return
  const [, cause, fix] = causes.find(([sign]) => sign.test(output)) ?? [
    null,
    'npm could not fetch the packages.',
    'See npm’s message above.',
  ]
  console.error(output.trim().split('\n').slice(-20).join('\n'))
  throw new Stop(cause, fix)
}

/** On Alpine the fetched binary does not run (it is built for glibc): the machine's own Node takes its place. */
function dropForeignNode() {
  rmSync(join(bin, 'node'), { force: true })
  return scriptNode()
}

function whereToGetNode() {
  if (process.platform === 'darwin')
    return `brew install node@${needed} (or nodejs.org), then run the command again.`
  if (existsSync('/etc/alpine-release'))
    return `apk add nodejs-current npm (Node ${needed} or newer), then run the command again.`
  return `Install Node ${needed} from nodejs.org, then run the command again.`
}

await script(async () => {
  const prepared = isPrepared()
  if (prepared && scriptNode() >= needed) return
  if (!prepared || !existsSync(join(bin, 'node'))) {
    await step(
      `Fetching packages and Node ${needed} (about 600 MB, once; one to three minutes)`,
      fetchPackages
    )
  }
  const version = scriptNode() >= needed ? scriptNode() : dropForeignNode()
  if (version < needed) {
    throw new Stop(
      `Kontor needs Node ${needed}; this machine has ${process.version}, and no ready-made Node ${needed} exists for ${process.platform}-${process.arch} here.`,
      whereToGetNode()
    )
  }
})
