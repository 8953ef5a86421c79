import { __ } from '@wordpress/i18n';
import { ExportButton } from '../transfer/export-button';
import { ImportButton } from '../transfer/import-button';
import type { Section } from './section';

/** Brings settings from one site to another. */
export const transfer: Section = {
	name: 'transfer',
	group: 'advanced',
	title: () => __( 'Export and import', 'veranda' ),
	Content,
	isOutsideForm: true,
};

function Content() {
	return (
		<>
			<p>
				{ __(
					'Take the saved settings of this page to another site, or keep a copy. The site’s secret is never in the file.',
					'veranda'
				) }
			</p>
			<div className="veranda-transfer">
				<ExportButton />
				<ImportButton />
			</div>
		</>
	);
}
