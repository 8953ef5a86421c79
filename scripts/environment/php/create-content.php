<?php
/**
 * Replaces WordPress's sample content with ours: {title, tagline, pages, posts}, each text as {slug, title, body}.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require __DIR__ . '/load.php';

/**
 * Turns paragraphs into blocks; one that starts with "## " is a heading.
 *
 * @param string[] $body Paragraphs.
 */
function to_blocks( array $body ): string {
	$blocks = array_map(
		static function ( string $text ): string {
			if ( str_starts_with( $text, '## ' ) ) {
				return "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">" . esc_html( substr( $text, 3 ) ) . "</h2>\n<!-- /wp:heading -->";
			}
			return "<!-- wp:paragraph -->\n<p>" . esc_html( $text ) . "</p>\n<!-- /wp:paragraph -->";
		},
		$body
	);
	return implode( "\n\n", $blocks );
}

/**
 * Creates one page or post, or rewrites it.
 *
 * @param array<string, mixed> $text Its slug, title and body.
 * @param string               $type page or post.
 * @param int                  $position Its place in menus.
 */
function publish( array $text, string $type, int $position = 0 ): int {
	$known = get_page_by_path( $text['slug'], OBJECT, $type );
	return check(
		wp_insert_post(
			array(
				'ID'           => $known ? $known->ID : 0,
				'post_type'    => $type,
				'post_status'  => 'publish',
				'post_author'  => 1,
				'post_name'    => $text['slug'],
				'post_title'   => $text['title'],
				'post_content' => to_blocks( $text['body'] ),
				'menu_order'   => $position,
			),
			true
		)
	);
}

$content = read_input();
foreach ( get_posts(
	array(
		'post_type'   => array( 'post', 'page' ),
		'post_status' => 'any',
		'numberposts' => -1,
	)
) as $old ) {
	wp_delete_post( $old->ID, true );
}
update_option( 'blogname', $content['title'] );
update_option( 'blogdescription', $content['tagline'] );

$pages = array();
foreach ( $content['pages'] as $position => $page ) {
	$pages[] = publish( $page, 'page', $position );
}
$journal = publish(
	array(
		'slug'  => 'journal',
		'title' => 'Journal',
		'body'  => array(),
	),
	'page',
	count( $pages )
);
foreach ( $content['posts'] as $post ) {
	publish( $post, 'post' );
}
update_option( 'show_on_front', 'page' );
update_option( 'page_on_front', $pages[0] );
update_option( 'page_for_posts', $journal );
answer( true );
