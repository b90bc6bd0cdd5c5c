/*
 * `npm run attack [-- --engine=mariadb]`: the attack suite in full, at least 20,000 hostile requests over every route
 * and field. `ATTACK_SEED=…` repeats a run that found something; each prints its own.
 */
process.env.ATTACK = 'full'
process.env.ATTACK_SEED ??= String(process.hrtime.bigint() % 1_000_000_000n)
process.argv.push('--suite=attack')
await import('./tests.mjs')
