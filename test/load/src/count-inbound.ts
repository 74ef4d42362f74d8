interface JetStreamState {
  readonly account_details?: readonly {
    readonly stream_detail?: readonly {
      readonly name: string;
      readonly state: { readonly messages: number };
    }[];
  }[];
}

/** How many messages the inbound stream holds, as the NATS server itself says: https://docs.nats.io/running-a-nats-service/nats_admin/monitoring */
export async function countInbound(monitorUrl: string): Promise<number> {
  const state = (await (await fetch(`${monitorUrl}/jsz?streams=true`)).json()) as JetStreamState;
  const streams = (state.account_details ?? []).flatMap((account) => account.stream_detail ?? []);
  const inbound = streams.find((stream) => stream.name === 'INBOUND');
  if (inbound === undefined) throw new Error('there is no stream INBOUND');
  return inbound.state.messages;
}
