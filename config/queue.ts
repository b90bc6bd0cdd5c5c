import env from '#start/env'

/** What carries jobs to workers: the rows themselves, or Redis as a quick messenger of their ids. */
export const queueDriver = env.get('QUEUE_DRIVER') ?? 'database'

/** How many jobs one process works on at once; 0 leaves them to `queue:work` processes. */
export const queueConcurrency = env.get('QUEUE_CONCURRENCY') ?? 3

export const redis = {
  host: env.get('REDIS_HOST') ?? '127.0.0.1',
  port: env.get('REDIS_PORT') ?? 6379,
  password: env.get('REDIS_PASSWORD')?.release(),
}
