import type { RandomBytes } from '../../core/privacy/index.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { PopulationPrior } from '../../shared/hypotheses.ts';
import type { DraftRequest, PriorServiceView, ReleaseRecord, RequestDraft } from '../../shared/sharing.ts';
import { type Clock, isoOf } from '../clock/clock.ts';
import type { Compute } from '../compute/client.ts';
import { loadCatalogue } from '../embedding/index.ts';
import { emptyProfile, type HypothesesService } from '../hypotheses/service.ts';
import type { Session } from '../session/session.ts';
import type { LedgerRow, Vault } from '../vault/types.ts';
import { parseServiceAddress } from './address.ts';
import { fetchToken, off, sendContribution } from './contribute.ts';
import { type PriorState, readPriorState, writePriorState } from './prior-state.ts';
import { conditionOf, draftOf, drawRequest, systemBytes } from './request.ts';
import type { Transport } from './transport.ts';
import { learnedFrom } from './wire.ts';

/** The code that talks is loaded with the first request that the person confirms, not before. */
const whenSent: Transport = async (sent) => (await import('./transport.ts')).createTransport()(sent);

/** The opt-in client of a prior service. Off until the person enters an address; sends only when asked to, each time. */
export interface PriorServiceClient {
  view(): Promise<Result<PriorServiceView>>;
  /** Sets the address; null turns the service off and forgets what it taught. Sends nothing. */
  configure(address: string | null): Promise<Result<PriorServiceView>>;
  draft(request: DraftRequest): Promise<Result<RequestDraft>>;
  /** Draws and debits the request; sends nothing. */
  draw(request: DraftRequest): Promise<Result<ReleaseRecord>>;
  /** Sends the stored bytes of a request and keeps what the answer teaches. */
  ask(seq: number): Promise<Result<PriorServiceView>>;
  /** Fetches the one-time token for a summary. */
  token(seq: number, enrolment: string): Promise<Result<PriorServiceView>>;
  /** Sends a summary that has its token. */
  contribute(seq: number): Promise<Result<PriorServiceView>>;
  /** Priors for `hypotheses.rank`; empty where the service is off or taught nothing. */
  learned(): Promise<PopulationPrior[]>;
}

export interface PriorServiceParts {
  compute: Compute;
  hypotheses: HypothesesService;
  resourcesDir: string;
  clock: Clock;
  transport?: Transport;
  random?: RandomBytes;
}

const viewOf = ({ address, learned, contributions }: PriorState): PriorServiceView => ({
  address,
  learned: learned && {
    at: learned.at,
    condition: learned.condition,
    priors: learned.priors.map(({ intervention, name, mean, sd, unit, version }) => ({
      intervention,
      name,
      mean,
      sd,
      unit,
      version,
    })),
  },
  contributions: Object.entries(contributions).map(([seq, c]) => ({
    seq: Number(seq),
    address: c.address,
    tokenAt: c.tokenAt,
    sentAt: c.sentAt,
  })),
});

export const createPriorServiceClient = (session: Session, parts: PriorServiceParts): PriorServiceClient => {
  const { clock, compute, hypotheses, resourcesDir } = parts;
  const transport = parts.transport ?? whenSent;
  const random = parts.random ?? systemBytes;

  const asked = async (vault: Vault) => {
    const profile = (await vault.repos.profile.get()) ?? emptyProfile;
    const ranked = await hypotheses.rank(profile);
    if (!ranked.ok) return ranked;
    const condition = conditionOf(ranked.value);
    return condition.ok ? ok({ profile, condition: condition.value }) : condition;
  };

  const rowOf = async (vault: Vault, seq: number, kind: LedgerRow['kind']): Promise<Result<LedgerRow>> => {
    const row = (await vault.repos.ledger.list()).find((r) => r.seq === seq && r.kind === kind);
    return row ? ok(row) : fail('not-found', 'There is no such release in this vault.', 'seq');
  };

  const send = async (row: LedgerRow, vault: Vault): Promise<Result<PriorServiceView>> => {
    const { address } = await readPriorState(vault);
    if (address === null) return off();
    const catalogue = await loadCatalogue(resourcesDir);
    if (!catalogue.ok) return catalogue;
    const reply = await transport({ method: 'POST', url: `${address}/v1/hypotheses`, body: row.payload });
    if (!reply.ok) return reply;
    if (reply.value.status !== 200)
      return fail(
        'not-available',
        'The service refused the request. Your ideas rest on the catalogue as before. Check the address, or try again later.',
        'address',
      );
    const priors = learnedFrom(reply.value.json, row.subject, catalogue.value);
    if (!priors.ok) return priors;
    const learned = { at: isoOf(clock), condition: row.subject, address, priors: priors.value };
    const next = { ...(await readPriorState(vault)), learned };
    await writePriorState(vault, next);
    return ok(viewOf(next));
  };

  const onSummary = async (
    seq: number,
    step: (vault: Vault, row: LedgerRow) => Promise<Result<null>>,
  ): Promise<Result<PriorServiceView>> => {
    const vault = session.vault();
    if (!vault.ok) return vault;
    const row = await rowOf(vault.value, seq, 'effect-summary');
    if (!row.ok) return row;
    const done = await step(vault.value, row.value);
    return done.ok ? ok(viewOf(await readPriorState(vault.value))) : done;
  };

  return {
    async view() {
      const vault = session.vault();
      return vault.ok ? ok(viewOf(await readPriorState(vault.value))) : vault;
    },

    async configure(typed) {
      const vault = session.vault();
      if (!vault.ok) return vault;
      const address = typed === null ? ok(null) : parseServiceAddress(typed);
      if (!address.ok) return address;
      const state = await readPriorState(vault.value);
      const same = state.address === address.value;
      const next = { ...state, address: address.value, learned: same ? state.learned : null };
      await writePriorState(vault.value, next);
      return ok(viewOf(next));
    },

    async draft(request) {
      const vault = session.vault();
      if (!vault.ok) return vault;
      const about = await asked(vault.value);
      return about.ok ? ok(await draftOf(vault.value, about.value.condition, request)) : about;
    },

    async draw(request) {
      const vault = session.vault();
      if (!vault.ok) return vault;
      const about = await asked(vault.value);
      if (!about.ok) return about;
      const { condition, profile } = about.value;
      const at = isoOf(clock);
      return drawRequest(vault.value, condition.id, profile, request, {
        compute,
        resourcesDir,
        random,
        at,
      });
    },

    async ask(seq) {
      const vault = session.vault();
      if (!vault.ok) return vault;
      const row = await rowOf(vault.value, seq, 'hypothesis-request');
      return row.ok ? send(row.value, vault.value) : row;
    },

    token: (seq, enrolment) =>
      onSummary(seq, (vault, row) => fetchToken(vault, transport, row, enrolment, isoOf(clock))),
    contribute: (seq) =>
      onSummary(seq, (vault, row) => sendContribution(vault, transport, row, isoOf(clock))),

    async learned() {
      const vault = session.vault();
      const state = vault.ok ? await readPriorState(vault.value) : null;
      return state?.address ? (state.learned?.priors ?? []) : [];
    },
  };
};
