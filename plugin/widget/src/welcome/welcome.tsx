import { Face } from '../components/face';
import { send } from '../composer/draft';
import type { ViewProps } from '../core/feature';
import './welcome.css';

/** More than this is a list to read, and no longer a start. */
const QUESTIONS = 3;

/** Greets where the conversation will begin, shows who is here, and offers what is asked most: a click asks it. */
export function Welcome( { state, chat }: ViewProps ) {
	const { greeting, questions = '' } = chat.config;
	const offered = questions.split( '\n' ).filter( Boolean ).slice( 0, QUESTIONS );
	return (
		<div class="welcome">
			<p class="faces">
				{ state.session.availability?.agents.map( ( agent ) => (
					<Face key={ agent.id } { ...agent } />
				) ) }
			</p>
			<p class="greeting" dir="auto">
				{ greeting }
			</p>
			{ offered.map( ( question ) => (
				<button
					key={ question }
					type="button"
					class="question"
					dir="auto"
					onClick={ () => send( chat, question ) }
				>
					{ question }
				</button>
			) ) }
		</div>
	);
}
