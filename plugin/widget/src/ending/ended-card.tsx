import { LIMITS } from '../../../../relay/protocol/limits';
import { __, _n, sprintf } from '../i18n';
import { valuesOf } from '../components/fields';
import { CHECK, Icon, STAR } from '../components/icon';
import type { ViewProps } from '../components/props';

const STARS = [ 1, 2, 3, 4, 5 ];

/** After the end: how it was, and the way to a new chat. */
export function EndedCard( { state, controller }: ViewProps ) {
	const { conversation } = state;
	return (
		<div class="ended">
			{ conversation?.rating && (
				<p class="thanks" role="status">
					<Icon path={ CHECK } />
					{ __( 'Thank you for telling us.', 'veranda' ) }
				</p>
			) }
			{ /* Where nobody has answered there is nothing to rate. */ }
			{ conversation?.openedAt && ! conversation.rating && (
				<RatingForm state={ state } controller={ controller } />
			) }
			<button data-first type="button" class="button is-wide" onClick={ () => controller.startAgain() }>
				{ __( 'Start a new chat', 'veranda' ) }
			</button>
		</div>
	);
}

function RatingForm( { state, controller }: ViewProps ) {
	const { score, rating } = state;
	const comment = __( 'Anything you would like to add? (optional)', 'veranda' );
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void controller.rate( valuesOf( event.currentTarget as HTMLFormElement ).comment );
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
							onChange={ () => controller.set( { score: stars } ) }
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
						maxLength={ LIMITS.ratingCommentCharacters }
						aria-label={ comment }
						placeholder={ comment }
					/>
					{ rating === 'failed' && (
						<p class="is-problem" role="alert">
							{ __( 'That did not work. Please try again.', 'veranda' ) }
						</p>
					) }
					<button type="submit" class="button is-second is-wide" disabled={ rating === 'sending' }>
						{ __( 'Send rating', 'veranda' ) }
					</button>
				</>
			) }
		</form>
	);
}

function starsText( stars: number ): string {
	/* translators: %d: number of stars. */
	return sprintf( _n( '%d star', '%d stars', stars, 'veranda' ), stars );
}
