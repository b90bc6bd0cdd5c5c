import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** The repository's folder, whatever the current one is. */
export const root = new URL('../../', import.meta.url).pathname

const running = new Set()

/** Ends a child and, where it leads a group, everything it started. */
export function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  try {
    if (child.leads) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

let isInterrupted = false

/** Passes a signal on, and does not wait long for a child that ignores it. */
function interrupted() {
  isInterrupted = true
  for (const child of running) end(child)
  setTimeout(() => process.exit(130), 4000)
}

/** Only while there are children: a server in this process ends in its own way. */
function listen() {
  for (const signal of signals) {
    process.removeListener(signal, interrupted)
    if (running.size > 0) process.on(signal, interrupted)
  }
}

process.on('exit', () => running.forEach((child) => end(child, 'SIGKILL')))

/** Starts a child that ends with this process at the latest. */
export function start(command, args, { stdio = 'pipe', env = process.env, cwd = root } = {}) {
  const leads = stdio !== 'inherit' && process.platform !== 'win32'
  const child = spawn(command, args, { cwd, env, stdio, detached: leads })
  child.leads = leads
  running.add(child)
  listen()
  const ended = () => {
    running.delete(child)
    listen()
    if (isInterrupted && running.size === 0) process.exit(130)
  }
  child.once('exit', ended)
  child.once('error', ended)
  return child
}

/** Runs a command to its end: `{ code, output }`; `timeout` in seconds. Never throws for a failing command. */
export function run(command, args, { timeout = 600, show = false, ...options } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', 'pipe', 'pipe']
    const child = start(command, args, { ...options, stdio })
    let output = ''
    const take = (stream) => (chunk) => {
      output += chunk
      if (show) stream.write(chunk)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    const limit = setTimeout(() => {
      output += `\nstopped after ${timeout} s\n`
      end(child)
      setTimeout(() => end(child, 'SIGKILL'), 5000).unref()
    }, timeout * 1000)
    const finish = (code) => {
      clearTimeout(limit)
      resolve({ code, output })
    }
    child.once('error', (error) => finish(error.code ?? 1, (output += error.message)))
    child.once('close', (code, signal) => finish(code ?? signal))
  })
}

/** A TCP port nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
