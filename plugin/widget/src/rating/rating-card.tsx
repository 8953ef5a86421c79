import { rateConversation } from '../../../../relay/client/calls/conversations';
import { RATING_COMMENT_CHARACTERS } from '../browser/limits';
import { CHECK, Icon } from '../components/icon';
import { changeConversation } from '../conversation/change';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import { SCALES } from './scales';
import './rating.css';

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
	const { score, comment, step } = state.rating;
	const isTooLong = comment.trim().length > RATING_COMMENT_CHARACTERS;
	const { ratingKind, ratingQuestion } = chat.config;
	// A page from a cache may name a kind that this version does not know.
	const { marks, isFilled } = SCALES[ ratingKind as keyof typeof SCALES ] ?? SCALES.stars;
	const label = __( 'Anything you would like to add? (optional)', 'veranda' );
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void rate( chat );
	};
	return (
		<form class="rating" onSubmit={ handleSubmit }>
			<fieldset>
				<legend dir="auto">{ ratingQuestion || __( 'How was this chat?', 'veranda' ) }</legend>
				{ marks.map( ( mark ) => (
					<label
						key={ mark.score }
						htmlFor={ `score-${ mark.score }` }
						class={ mark.score === score || ( isFilled && mark.score < score ) ? 'star is-on' : 'star' }
						title={ isFilled ? undefined : mark.label() }
					>
						<input
							id={ `score-${ mark.score }` }
							type="radio"
							name="score"
							aria-label={ mark.label() }
							checked={ score === mark.score }
							onChange={ () => chat.set( 'rating', { score: mark.score } ) }
						/>
						<Icon path={ mark.icon } />
					</label>
				) ) }
			</fieldset>
			{ score > 0 && (
				<>
					<textarea
						rows={ 2 }
						aria-label={ label }
						aria-invalid={ isTooLong }
						placeholder={ label }
						defaultValue={ comment }
						onInput={ ( { currentTarget } ) => chat.set( 'rating', { comment: currentTarget.value } ) }
					/>
					{ ( isTooLong || step === 'failed' ) && (
						<p class="is-problem" role="alert">
							{ isTooLong
								? __( 'This is too long. Please shorten it.', 'veranda' )
								: __( 'That did not work. Please try again.', 'veranda' ) }
						</p>
					) }
					<button type="submit" class="button is-second" disabled={ isTooLong || step === 'sending' }>
						{ __( 'Send rating', 'veranda' ) }
					</button>
				</>
			) }
		</form>
	);
}

async function rate( chat: Chat ): Promise< void > {
	const { score, comment } = chat.state.rating;
	chat.set( 'rating', { step: 'sending' } );
	const isDone = await changeConversation( chat, ( client, id ) =>
		rateConversation( client, id, { score, ...( comment.trim() && { comment } ) } )
	);
	chat.set( 'rating', { step: isDone ? 'no' : 'failed' } );
}
