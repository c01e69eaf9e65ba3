/**
 * Runs work until it is done or the signal comes, whichever is first. What was under way then goes on unseen, so
 * everything that it uses must be closed by the caller.
 * @throws the reason of the signal
 */
export async function untilStopped<Value>(signal: AbortSignal | undefined, work: () => Promise<Value>): Promise<Value> {
  if (signal === undefined) return work();
  signal.throwIfAborted();
  const stopped = Promise.withResolvers<never>();
  const stop = (): void => stopped.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work(), stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
