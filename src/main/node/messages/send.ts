/** Sending typed messages over a session. */
import type { CallOptions, Session } from '#network/star'
import type { MessageBody } from './body.ts'

/** Calls the peer and decodes its answer. Rejects with a NetworkError or a RuleError. */
export async function callPeer<Question, Answer>(
  session: Session,
  question: MessageBody<Question>,
  value: Question,
  answer: MessageBody<Answer>,
  options?: CallOptions,
): Promise<Answer> {
  return answer.decode(await session.call(question.name, question.encode(value), options))
}

/** Tells the peer; a session that has just ended is no error, it will be told again. */
export async function tellPeer<Value>(
  session: Session,
  notice: MessageBody<Value>,
  value: Value,
): Promise<void> {
  await session.notify(notice.name, notice.encode(value))
}
