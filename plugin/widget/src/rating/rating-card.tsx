import { rateConversation } from '../../../../relay/client/calls/conversations';
import { RATING_COMMENT_CHARACTERS } from '../browser/limits';
import { CHECK, Icon } from '../components/icon';
import { changeConversation } from '../conversation/change';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __, _n, sprintf } from '../i18n';
import './rating.css';

const STAR = 'M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8L12 16.9l-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z';
const STARS = [ 1, 2, 3, 4, 5 ];

/** Asks how it was, or thanks for having been told. */
export function RatingCard( { state, chat }: ViewProps ) {
	return state.conversation.current?.rating ? (
		<p class="thanks" role="status">
			<Icon path={ CHECK } />
			{ __( 'Thank you for telling us.', 'veranda' ) }
		</p>
	) : (
		<RatingForm state={ state } chat={ chat } />
	);
}

function RatingForm( { state, chat }: ViewProps ) {
	const { score, step } = state.rating;
	const comment = __( 'Anything you would like to add? (optional)', 'veranda' );
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void rate( chat, String( new FormData( event.currentTarget as HTMLFormElement ).get( 'comment' ) ) );
	};
	return (
		<form class="rating" onSubmit={ handleSubmit }>
			<fieldset>
				<legend>{ __( 'How was this chat?', 'veranda' ) }</legend>
				{ STARS.map( ( stars ) => (
					<label
						key={ stars }
						htmlFor={ `score-${ stars }` }
						class={ stars <= score ? 'star is-on' : 'star' }
					>
						<input
							id={ `score-${ stars }` }
							type="radio"
							name="score"
							aria-label={ starsText( stars ) }
							checked={ score === stars }
							onChange={ () => chat.set( 'rating', { score: stars } ) }
						/>
						<Icon path={ STAR } />
					</label>
				) ) }
			</fieldset>
			{ score > 0 && (
				<>
					<textarea
						rows={ 2 }
						name="comment"
						maxLength={ RATING_COMMENT_CHARACTERS }
						aria-label={ comment }
						placeholder={ comment }
					/>
					{ step === 'failed' && (
						<p class="is-problem" role="alert">
							{ __( 'That did not work. Please try again.', 'veranda' ) }
						</p>
					) }
					<button type="submit" class="button is-second" disabled={ step === 'sending' }>
						{ __( 'Send rating', 'veranda' ) }
					</button>
				</>
			) }
		</form>
	);
}

async function rate( chat: Chat, comment: string ): Promise< void > {
	const { score } = chat.state.rating;
	chat.set( 'rating', { step: 'sending' } );
	const isDone = await changeConversation( chat, ( client, id ) =>
		rateConversation( client, id, { score, ...( comment.trim() && { comment } ) } )
	);
	chat.set( 'rating', { step: isDone ? 'no' : 'failed' } );
}

function starsText( stars: number ): string {
	/* translators: %d: number of stars. */
	return sprintf( _n( '%d star', '%d stars', stars, 'veranda' ), stars );
}
