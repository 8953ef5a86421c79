import { useState } from 'preact/hooks';
import { LIMITS } from '../../../../relay/protocol/limits';
import type { ChatController } from '../chat-controller';
import { __ } from '../i18n';
import type { State } from '../state';
import { CheckIcon, StarIcon } from './icons';

interface Props {
	state: State;
	controller: ChatController;
}

/** After the end: how it was, and the way to a new chat. */
export function EndedCard( { state, controller }: Props ) {
	const { conversation } = state;
	// Nobody has answered: there is nothing to rate.
	const mayRate = conversation !== null && conversation.openedAt !== null;
	return (
		<div class="ended">
			{ conversation?.rating && (
				<p class="thanks" role="status">
					<CheckIcon />
					{ __( 'Thank you for telling us.', 'veranda' ) }
				</p>
			) }
			{ mayRate && ! conversation.rating && <RatingForm state={ state } controller={ controller } /> }
			<button data-first type="button" class="button is-wide" onClick={ () => controller.startAgain() }>
				{ __( 'Start a new chat', 'veranda' ) }
			</button>
		</div>
	);
}

function RatingForm( { state, controller }: Props ) {
	const [ score, setScore ] = useState( 0 );
	const [ comment, setComment ] = useState( '' );
	const scores = [
		__( '1 star: bad', 'veranda' ),
		__( '2 stars: not so good', 'veranda' ),
		__( '3 stars: all right', 'veranda' ),
		__( '4 stars: good', 'veranda' ),
		__( '5 stars: very good', 'veranda' ),
	];
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void controller.rate( score, comment );
	};
	return (
		<form class="rating" onSubmit={ handleSubmit }>
			<fieldset>
				<legend>{ __( 'How was this chat?', 'veranda' ) }</legend>
				<div class="stars">
					{ scores.map( ( name, index ) => (
						<label key={ name } class={ index < score ? 'star is-on' : 'star' }>
							<input
								type="radio"
								name="score"
								aria-label={ name }
								checked={ score === index + 1 }
								onChange={ () => setScore( index + 1 ) }
							/>
							<StarIcon />
						</label>
					) ) }
				</div>
			</fieldset>
			{ score > 0 && (
				<>
					<textarea
						rows={ 2 }
						dir="auto"
						maxLength={ LIMITS.ratingCommentCharacters }
						aria-label={ __( 'Anything you would like to add? (optional)', 'veranda' ) }
						placeholder={ __( 'Anything you would like to add? (optional)', 'veranda' ) }
						value={ comment }
						onInput={ ( event ) => setComment( event.currentTarget.value ) }
					/>
					{ state.rating === 'failed' && (
						<p class="problem" role="alert">
							{ __( 'This could not be saved. Please try again.', 'veranda' ) }
						</p>
					) }
					<button type="submit" class="button is-second is-wide" disabled={ state.rating === 'sending' }>
						{ __( 'Send rating', 'veranda' ) }
					</button>
				</>
			) }
		</form>
	);
}
