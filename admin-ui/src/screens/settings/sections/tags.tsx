import { __ } from '@wordpress/i18n';
import { textOf } from '../definitions';
import { useForm } from '../form-context';
import { Tags } from '../tags/tags';
import type { Section } from './section';

/** The words by which agents sort conversations. */
export const tags: Section = {
	name: 'tags',
	group: 'conversations',
	title: () => __( 'Tags', 'veranda' ),
	Content,
	isOutsideForm: true,
};

function Content() {
	const { saved } = useForm();
	const relayUrl = textOf( saved.values, 'relayUrl' );

	return (
		<>
			<p>
				{ __(
					'Agents add tags to conversations in the inbox. Changes made here take effect at once, in all conversations.',
					'veranda'
				) }
			</p>
			{ relayUrl === '' ? (
				<p className="veranda-hint">
					{ __(
						'The relay keeps the tags. Enter its address under General and save to see them.',
						'veranda'
					) }
				</p>
			) : (
				<Tags key={ relayUrl } relayUrl={ relayUrl } />
			) }
		</>
	);
}
