import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import app from '@adonisjs/core/services/app'

/** In the sources a thread needs the same translation as the process; a build needs none. */
const isSource = import.meta.filename.endsWith('.ts')

/** Starts a thread on a file, named from the one that asks (`import.meta.url`) and without its ending. */
export function startThread(
  from: string,
  name: string,
  options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'> = {}
): Worker {
  return new Worker(new URL(`${name}.${isSource ? 'ts' : 'js'}`, from), {
    ...options,
    execArgv: isSource ? ['--import', pathToFileURL(app.makePath('bin/typescript.mjs')).href] : [],
  })
}
