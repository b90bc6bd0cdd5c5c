/** A private MariaDB server: how to reach it, run SQL as its root, and end it. */
export interface PrivateMariadb {
  socket: string
  query(sql: string): Promise<void>
  stop(): Promise<void>
}

export function hasMariadb(): Promise<boolean>
export function startMariadb(): Promise<PrivateMariadb>
