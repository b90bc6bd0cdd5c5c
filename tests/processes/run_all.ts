import type { Deployment } from '#tests/processes/deployment'

/** Runs several commands of a deployment in one process; answers how each ended and what it printed. */
export async function runAll(kontor: Deployment, commands: string[][]) {
  const args = ['--import=./bin/typescript.mjs', 'tests/processes/run_commands.ts']
  const { code, out } = await kontor.run(args, { COMMANDS: JSON.stringify(commands) })
  const parts = out.split(/^\{"ended":(\d+)\}$/m)
  if (code !== 0 || parts.length !== 2 * commands.length + 1) throw new Error(out)
  return commands.map((_, at) => ({ code: Number(parts[2 * at + 1]), out: parts[2 * at] }))
}
