import { useEffect, useMemo } from '@wordpress/element';
import type { Conversation } from '../../../../relay/protocol';
import { RelayClient, type AgentClient } from '../../../../relay/client';
import { AgentTokenSource } from '../../agent-token-source';

/** Returns what calls the relay as this agent, with tokens as the inbox has them, until the card is gone. */
export function useRelayClient( relayUrl: string ): { client: AgentClient; tokens: AgentTokenSource } {
	const connection = useMemo( () => {
		const tokens = new AgentTokenSource( { onReachable: () => undefined } );
		return { tokens, client: new RelayClient< Conversation >( { relayUrl, tokens } ) };
	}, [ relayUrl ] );
	useEffect( () => () => connection.tokens.stop(), [ connection ] );
	return connection;
}
