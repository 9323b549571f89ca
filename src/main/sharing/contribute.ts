import { fail, ok, type Result } from '../../shared/errors.ts';
import type { LedgerRow, Vault } from '../vault/types.ts';
import { blindToken, unblindToken } from './blind-token.ts';
import { type ContributionState, readPriorState, writePriorState } from './prior-state.ts';
import type { Transport } from './transport.ts';
import { contributionAnswer, publicKeyAnswer, tokenAnswer } from './wire.ts';

/** Own sentences for what the service may answer; its own words are never shown. */
const refusals: Record<number, string> = {
  403: 'The service does not know this enrolment code. Your summary was not sent. Check the code with whoever runs the service.',
  404: 'The service does not collect results about this. Your summary was not sent and stays yours.',
  409: 'The service has already given a token for this to your code, or counted another summary with it. Nothing more was sent.',
  429: 'The service is busy. Your summary was not sent. Try again in a minute.',
};
const refused = (status: number) =>
  fail(
    'not-available',
    refusals[status] ??
      'The service refused this. Nothing was counted, and your summary is as it was. Try again later, or ask whoever runs the service.',
  );
const odd = () =>
  fail(
    'not-available',
    'The service answered in a way that this version does not understand. Your summary was not sent.',
  );

const keep = async (vault: Vault, seq: number, next: ContributionState): Promise<void> => {
  const state = await readPriorState(vault);
  await writePriorState(vault, { ...state, contributions: { ...state.contributions, [seq]: next } });
};

/** The token for a summary: fetches the key, blinds, asks for the signature, unblinds. Sends nothing of the summary but its pair. */
export const fetchToken = async (
  vault: Vault,
  transport: Transport,
  row: LedgerRow,
  enrolment: string,
  at: string,
): Promise<Result<null>> => {
  const { address, contributions } = await readPriorState(vault);
  if (address === null) return off();
  let state = contributions[row.seq];
  if (state?.signature) return ok(null);
  const { intervention, outcome } = JSON.parse(row.payload) as { intervention: string; outcome: string };
  if (!state || state.address !== address) {
    const names = [intervention, outcome].map(encodeURIComponent).join('/');
    const reply = await transport({ method: 'GET', url: `${address}/v1/keys/${names}`, body: null });
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return refused(reply.value.status);
    const key = publicKeyAnswer.safeParse(reply.value.json);
    if (!key.success) return odd();
    const { kty, n, e } = key.data;
    const blind = await blindToken({ kty, n, e });
    state = { address, key: { kty, n, e }, ...blind, signature: null, tokenAt: null, sentAt: null };
    await keep(vault, row.seq, state); // the same blinded message again, should the answer be lost
  }
  const body = JSON.stringify({ enrolment, intervention, outcome, blinded: state.blinded });
  const reply = await transport({ method: 'POST', url: `${address}/v1/tokens`, body });
  if (!reply.ok) return reply;
  if (reply.value.status !== 200) return refused(reply.value.status);
  const answer = tokenAnswer.safeParse(reply.value.json);
  const signature = answer.success ? await unblindToken(state, answer.data.signature) : null;
  if (signature === null) return odd();
  await keep(vault, row.seq, { ...state, inv: null, signature, tokenAt: at });
  return ok(null);
};

/** The exact bytes of a contribution: the stored summary and its token. */
export const contributionBody = (row: LedgerRow, { message, signature }: ContributionState): string =>
  `{"token":${JSON.stringify({ message, signature })},"summary":${row.payload}}`;

/** Sends a summary with its token. Sent again after a lost answer it is counted once. */
export const sendContribution = async (
  vault: Vault,
  transport: Transport,
  row: LedgerRow,
  at: string,
): Promise<Result<null>> => {
  const { address, contributions } = await readPriorState(vault);
  if (address === null) return off();
  const state = contributions[row.seq];
  if (!state?.signature || state.address !== address)
    return fail('refused-by-rule', 'This summary has no token of the service yet. Nothing was sent.');
  if (state.sentAt !== null) return ok(null);
  const body = contributionBody(row, state);
  const reply = await transport({ method: 'POST', url: `${address}/v1/contributions`, body });
  if (!reply.ok) return reply;
  if (reply.value.status !== 200 && reply.value.status !== 201) return refused(reply.value.status);
  if (!contributionAnswer.safeParse(reply.value.json).success) return odd();
  await keep(vault, row.seq, { ...state, sentAt: at });
  return ok(null);
};

export const off = () =>
  fail('refused-by-rule', 'No service is set, so nothing was sent. Enter its address under Sharing first.');
